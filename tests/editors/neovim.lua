-- Drives Neovim's own language client through what an author does, and writes what it saw as JSON.
-- Takes $BRIEFING, the program; $BOOK, a book with one chapter that has an altered quotation and a
-- citation without a place; $SAID, the file to write. Runs in Neovim 0.7 and later.

local book = vim.env.BOOK:gsub("/$", "")
local said = {}

local function wait_for(what, done)
  if not vim.wait(120000, done, 20) then
    error("waited in vain for " .. what)
  end
end

local function codes()
  return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
end

-- Puts the cursor behind the first place of some plain words.
local function cursor_behind(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local _, last = line:find(words, 1, true)
    if last then
      vim.api.nvim_win_set_cursor(0, { number, last })
      return number - 1, last
    end
  end
  error("no such words: " .. words)
end

local function drive()
  vim.cmd("edit " .. book .. "/chapters/one.md")
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = "briefing", cmd = { vim.env.BRIEFING, "lsp" }, root_dir = book })
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  wait_for("findings", function() return #vim.diagnostic.get(buffer) > 0 end)
  said.found = codes()

  local function ask(method, params)
    local answers, failure = vim.lsp.buf_request_sync(buffer, method, params, 120000)
    if failure then error(failure) end
    return answers[id].result
  end
  local function at_cursor()
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end

  -- What is typed at the end of the page is completed, and taken back.
  local function completed(typed)
    local last = vim.api.nvim_buf_line_count(buffer)
    vim.api.nvim_buf_set_lines(buffer, last, last, true, { typed })
    vim.api.nvim_win_set_cursor(0, { last + 1, #typed })
    local params = at_cursor()
    params.position.character = #typed
    local items = ask("textDocument/completion", params).items
    vim.api.nvim_buf_set_lines(buffer, last, last + 1, true, {})
    return items
  end
  local function labels(items)
    return vim.tbl_map(function(one) return one.label end, items)
  end
  said.sources = labels(completed("He said so [@re"))
  local passages = completed("He said so [@report#")
  said.passages = labels(passages)
  said.documentation = passages[1].documentation.value
  said.directives = vim.tbl_filter(function(one) return one == "quote" end, labels(completed("{{#q")))

  cursor_behind("[@report#")
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then return window end
    end
  end
  wait_for("the passage", float)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, true)
  said.hover = table.concat(lines, "\n")
  vim.api.nvim_win_close(float(), true)

  vim.cmd("set hidden")
  vim.lsp.buf.definition()
  wait_for("the source", function() return vim.api.nvim_buf_get_name(0):find("report.txt", 1, true) end)
  local place = vim.api.nvim_win_get_cursor(0)
  said.definition = { vim.api.nvim_buf_get_name(0):sub(#book + 2), place[1], place[2] }
  vim.cmd("buffer " .. buffer)

  local function actions_at(words)
    cursor_behind(words)
    local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
    params.context = { diagnostics = {} }
    local actions
    -- What was found before the last change is not offered: the check may be under way.
    wait_for("a mend", function()
      actions = ask("textDocument/codeAction", params)
      return actions and #actions > 0
    end)
    return actions
  end
  local function titles(actions)
    return vim.tbl_map(function(one) return one.title end, actions)
  end
  local actions = actions_at("14 of 2")
  said.actions = titles(actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  wait_for("no finding", function() return #vim.diagnostic.get(buffer) == 0 end)
  said.left = #codes()
  actions = actions_at("[@report]")
  said.addresses = titles(actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)

  vim.cmd("silent write")
  cursor_behind("[@report")
  vim.lsp.buf.rename("ministry")
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n")
  end
  wait_for("the new id", function() return text():find("@ministry", 1, true) end)
  said.text = text()
  said.renamed = vim.loop.fs_stat(book .. "/sources/ministry.txt") ~= nil
end

local fine, failure = pcall(drive)
if not fine then said.error = tostring(failure) end
local file = assert(io.open(vim.env.SAID, "w"))
file:write(vim.json.encode(said))
file:close()
vim.cmd("qall!")
