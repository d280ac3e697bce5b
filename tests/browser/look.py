"""What a page looks like, and to whom: axe-core's rules, contrast, width, focus and motion.

In: a reader of the book. Out: what is wrong, and on which page.
"""

from axe_playwright_python.base import AXE_SCRIPT

THEMES = ["light", "rust", "coal", "navy", "ayu"]
WIDTHS = [320, 768, 1440]
# All pages stand in print.html once more: where it would only cost time, it is left out.
WHOLE = "print.html"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALSO = {"heading-order": {"enabled": True}, "target-size": {"enabled": True}}
# In the first theme all rules; in the others those that a theme can break. The contrast of the
# text in main is measured below in every theme, in a fraction of axe's time.
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "rules": ALSO}
COLOUR_RULES = {"runOnly": {"type": "rule", "values": ["link-in-text-block"]}}
FRAME_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
NO_CONTRAST = {"rules": ALSO | {"color-contrast": {"enabled": False}}}
FRAME_ONLY = {"include": [["body"]], "exclude": [["main"]]}

# All views of a comparison at once, so that none escapes.
ALL_VIEWS = ".diff-view { display: block !important; }"

AXE = """
async ([context, options]) => {
  const { name } = window.briefingTests;
  const results = await axe.run(context || document,
    { ...options, resultTypes: ['violations'], elementRef: true });
  return results.violations.flatMap((v) => v.nodes.map((n) => ({
    rule: v.id,
    inside: Boolean(n.element.closest('main')),
    name: name(n.element),
    why: [...n.any, ...n.all, ...n.none].map((c) => c.message).join('; '),
  })));
}
"""


def runs(theme, page_name):
    """What axe is asked of a page: where, and with which rules."""
    if theme != THEMES[0]:
        return [(None, COLOUR_RULES), (FRAME_ONLY, FRAME_RULES)]
    return [(None, ALL_RULES | NO_CONTRAST if page_name == WHOLE else ALL_RULES)]


def axe(reader):
    """No rule of WCAG 2.2 A and AA is broken, in any theme, nor is the order of headings."""
    for theme in THEMES:
        without = WHOLE if theme != THEMES[0] else None
        for page_name, page in reader.each(without=without, theme=theme):
            page.evaluate(AXE_SCRIPT)
            page.add_style_tag(content=ALL_VIEWS)
            page.wait_for_selector("nav a")
            for where, rules in runs(theme, page_name):
                for node in page.evaluate(AXE, [where, rules]):
                    place = "" if node["inside"] else "mdBook's frame, "
                    what = f"{place}{node['rule']} at {node['name']}: {node['why']}"
                    yield f"{theme}: {what}", page_name


# The contrast of every text, and of the lines that carry a state, with what is painted behind it;
# axe leaves out where a box of another element reaches.
CONTRAST = """
() => {
  const { name, seen } = window.briefingTests;
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    .getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const parse = (text) => {
    if (!known.has(text)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = text;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], under) =>
    [r, g, b].map((c, i) => c * a + under[i] * (1 - a)).concat(1);
  const papers = new Map([[null, [255, 255, 255, 1]]]);
  const behind = (element) => {
    if (!papers.has(element)) {
      const paint = parse(getComputedStyle(element).backgroundColor);
      papers.set(element, over(paint, behind(element.parentElement)));
    }
    return papers.get(element);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [low, high] = [light(one), light(two)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const hex = (colour) =>
    '#' + colour.slice(0, 3).map((c) => Math.round(c).toString(16).padStart(2, '0')).join('');
  const found = [];
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !seen(element)) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const paper = behind(element);
    const ink = over(parse(style.color), paper);
    const got = ratio(ink, paper);
    if (got < (large ? 3 : 4.5)) {
      found.push(`${got.toFixed(2)}:1, ${hex(ink)} on ${hex(paper)}, at ${name(element)}`);
    }
  }
  return found;
}
"""


def contrast(reader):
    """Every text stands out from what is painted behind it, in any theme."""
    for theme in THEMES:
        for name, page in reader.each(without=WHOLE, theme=theme):
            page.add_style_tag(content=ALL_VIEWS)
            for what in page.evaluate(CONTRAST):
                yield f"{theme}: contrast {what}", name


# Neither the page nor a box around what is written may scroll sideways; a box inside may, if all
# that it holds stays in it.
OVERFLOW = """
() => {
  const { name } = window.briefingTests;
  const root = document.documentElement;
  const cut = (e) => getComputedStyle(e).overflowX !== 'visible';
  const around = [root];
  for (let e = document.querySelector('main'); e !== root; e = e.parentElement) {
    if (cut(e)) around.push(e);
  }
  const wide = around.find((e) => e.scrollWidth > e.clientWidth);
  if (!wide) return [];
  const edge = wide.getBoundingClientRect().left + wide.clientWidth + 1;
  const kept = (e) => {
    const box = getComputedStyle(e).position === 'absolute' ? e.offsetParent : e.parentElement;
    return box && box.closest('main') && (cut(box) || kept(box));
  };
  const past = [...document.querySelectorAll('main *')]
    .filter((e) => e.getBoundingClientRect().right > edge && !kept(e)).map(name);
  return [...new Set(past.length ? past : ['something'])]
    .map((what) => `${what} reaches past the edge of ${name(wide)}`);
}
"""


def overflow(reader):
    """No page scrolls sideways, on a telephone, a tablet or a desk."""
    for width in WIDTHS:
        for name, page in reader.each(width=width):
            page.add_style_tag(content=ALL_VIEWS)
            for what in page.evaluate(OVERFLOW):
                yield f"{width} px: {what}", name


FOCUS = """
() => {
  const { name, seen } = window.briefingTests;
  const look = (element) => [element, element.closest('label')].filter(Boolean).map((e) => {
    const s = getComputedStyle(e);
    const outline = s.outlineStyle === 'none' || s.outlineWidth === '0px' ? '' : s.outline;
    return [outline, s.boxShadow, s.backgroundColor].join('|');
  }).join('||');
  const asked = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const found = [];
  for (const element of document.querySelectorAll(`main :is(${asked})`)) {
    if (!seen(element)) continue;
    document.activeElement.blur();
    const before = look(element);
    element.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== element) found.push(`${name(element)} takes no focus`);
    else if (look(element) === before) found.push(`${name(element)} shows no focus`);
  }
  return found;
}
"""


def focus(reader):
    """What has the focus of the keyboard is seen to have it."""
    for name, page in reader.each(without=WHOLE):
        page.add_style_tag(content=ALL_VIEWS)
        page.keyboard.press("Tab")
        for what in page.evaluate(FOCUS):
            yield what, name


MOTION = """
() => {
  const { name } = window.briefingTests;
  const none = (times) => times.split(', ').every((t) => parseFloat(t) === 0);
  const found = [];
  if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') {
    found.push('the page scrolls smoothly');
  }
  for (const element of document.querySelectorAll('main, main *')) {
    for (const part of [null, '::before', '::after']) {
      const s = getComputedStyle(element, part);
      const still = none(s.transitionDuration) && none(s.transitionDelay);
      if (!still) found.push(`${name(element)}${part || ''} has a transition`);
      if (s.animationName !== 'none') found.push(`${name(element)}${part || ''} is animated`);
    }
  }
  return found.concat(document.getAnimations().map((a) => a.effect.target)
    .filter((e) => e.closest('main')).map((e) => `${name(e)} moves`));
}
"""


def motion(reader):
    """Nothing moves for a reader who asked for less motion."""
    for name, page in reader.each(reduced_motion="reduce"):
        page.add_style_tag(content=ALL_VIEWS)
        for what in page.evaluate(MOTION):
            yield what, name
