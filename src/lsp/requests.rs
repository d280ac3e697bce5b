//! What the client asks for at a place of a document, and what it gets.

use gen_lsp_types::{
    CodeActionParams, CompletionParams, DefinitionParams, ErrorCodes, Hover, HoverParams,
    LspErrorCodes, Position, PrepareRenameParams, PrepareRenamePlaceholder, RenameParams, Uri,
};
use serde_json::{Value, json};

use super::book::{Books, root_of};
use super::client::{Client, markup};
use super::desk::Desk;
use super::documents::{Documents, path_of};
use super::named::What;
use super::server::read;
use super::wire::Refusal;
use super::{actions, completion, definition, passage, rename};
use crate::in_process::Ledger;

/// What a request gets.
pub(super) type Answer = Result<Value, Refusal>;

/// Where the desk of a request is found.
pub(super) struct Desks<'a> {
    pub(super) client: &'a Client,
    pub(super) documents: &'a Documents,
    pub(super) books: &'a mut Books,
}

/// Answers a request.
pub(super) fn answer(desks: Desks<'_>, method: &str, params: Value) -> Answer {
    match method {
        "textDocument/completion" => {
            let params: CompletionParams = read(params)?;
            let at = params.text_document_position_params;
            desks.at(&at.text_document.uri, at.position, |desk, _| {
                Ok(json!(completion::completions(desk)))
            })
        }
        "textDocument/hover" => {
            let params: HoverParams = read(params)?;
            let at = params.text_document_position_params;
            desks.at(&at.text_document.uri, at.position, |desk, _| Ok(json!(hover(desk))))
        }
        "textDocument/definition" => {
            let params: DefinitionParams = read(params)?;
            let at = params.text_document_position_params;
            desks.at(&at.text_document.uri, at.position, |desk, _| {
                Ok(json!(definition::definition(desk)))
            })
        }
        "textDocument/codeAction" => {
            let params: CodeActionParams = read(params)?;
            desks.at(&params.text_document.uri, params.range.start, |desk, ledger| {
                let range = desk.lines.bytes(params.range);
                Ok(json!(actions::actions(desk, ledger, &range)))
            })
        }
        "textDocument/prepareRename" => {
            let params: PrepareRenameParams = read(params)?;
            let at = params.text_document_position_params;
            desks.at(&at.text_document.uri, at.position, |desk, _| {
                let (placeholder, range) = rename::id(desk).map_err(failed)?;
                let range = desk.lines.range(range);
                Ok(json!(PrepareRenamePlaceholder { range, placeholder }))
            })
        }
        "textDocument/rename" => {
            let params: RenameParams = read(params)?;
            let at = params.text_document_position_params;
            desks.at(&at.text_document.uri, at.position, |desk, _| {
                rename::rename(desk, &params.new_name).map(|edit| json!(edit)).map_err(failed)
            })
        }
        _ => {
            let message = format!("there is no `{}`", method.escape_debug());
            Err(Refusal::new(ErrorCodes::MethodNotFound, message))
        }
    }
}

impl Desks<'_> {
    /// Answers a request at a place of a document; where nothing is known of that, the answer is
    /// `null`.
    fn at(
        self,
        uri: &Uri,
        position: Position,
        answer: impl FnOnce(&Desk<'_>, &Ledger) -> Answer,
    ) -> Answer {
        let book = path_of(uri).and_then(|path| root_of(&path));
        let book = book.and_then(|root| self.books.get_mut(&root));
        let desk = book.and_then(|book| book.desk(self.client, self.documents, (uri, position)));
        desk.map_or(Ok(Value::Null), |(desk, ledger)| answer(&desk, ledger))
    }
}

/// Returns what is named at the cursor.
fn hover(desk: &Desk<'_>) -> Option<Hover> {
    let named = desk.named()?;
    let markdown = desk.client.markdown_in_hover;
    let words = match named.what {
        What::Passage => passage::of_address(desk.sources, &named.written, markdown)?,
        What::Fact => {
            let fact = desk.facts.iter().find(|fact| fact.id == named.written)?;
            passage::of_fact(fact, markdown)
        }
    };
    Some(Hover::new(markup(words, markdown).into(), Some(desk.lines.range(named.at))))
}

fn failed(message: String) -> Refusal {
    Refusal::new(LspErrorCodes::RequestFailed, message)
}
