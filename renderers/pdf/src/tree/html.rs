//! Raw HTML to tags and text.
//!
//! What comes in: HTML as an author or a template wrote it. What goes out: its [`Token`]s. What no
//! page shows as text is left out: comments, scripts, style sheets.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token as Html, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Text(String),
    Start {
        name: String,
        attrs: Vec<(String, String)>,
        /// Whether nothing stands inside it.
        closed: bool,
    },
    End(String),
}

/// Elements whose text is no text.
const UNSEEN: [&str; 2] = ["script", "style"];

/// Elements that have no end tag, as HTML's "void elements" are listed (HTML Standard, 13.1.2).
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Returns the tags and the text of a piece of HTML.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Collected::default(), TokenizerOpts::default());
    drop(tokenizer.feed(&input));
    tokenizer.end();
    tokenizer.sink.tokens.take()
}

#[derive(Default)]
struct Collected {
    tokens: RefCell<Vec<Token>>,
    unseen: RefCell<bool>,
}

impl TokenSink for Collected {
    type Handle = ();

    fn process_token(&self, token: Html, _line: u64) -> TokenSinkResult<()> {
        match token {
            Html::TagToken(tag) => return self.tag(&tag),
            Html::CharacterTokens(text) if !*self.unseen.borrow() => {
                self.tokens.borrow_mut().push(Token::Text(text.to_string()));
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Collected {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name = tag.name.to_string();
        let unseen = UNSEEN.contains(&name.as_str());
        if unseen {
            *self.unseen.borrow_mut() = tag.kind == TagKind::StartTag && !tag.self_closing;
        } else {
            self.tokens.borrow_mut().push(match tag.kind {
                TagKind::EndTag => Token::End(name.clone()),
                TagKind::StartTag => Token::Start {
                    closed: tag.self_closing || VOID.contains(&name.as_str()),
                    attrs: tag.attrs.iter().map(attribute).collect(),
                    name: name.clone(),
                },
            });
        }
        match (tag.kind, name.as_str()) {
            (TagKind::StartTag, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
            (TagKind::StartTag, "style") => TokenSinkResult::RawData(RawKind::Rawtext),
            _ => TokenSinkResult::Continue,
        }
    }
}

fn attribute(attribute: &html5ever::Attribute) -> (String, String) {
    (attribute.name.local.to_string(), attribute.value.to_string())
}
