//! The examples that end the help of each command: command lines that the program takes, as a test
//! holds.

use clap::Command;

/// A command, by its words after `briefing`, and its examples.
type Examples = (&'static [&'static str], &'static [&'static str]);

/// What is shown of each command.
const EXAMPLES: &[Examples] = &[
    (
        &[],
        &[
            "briefing build",
            "briefing check --locked",
            "briefing add saved.html report.pdf",
            "briefing find \"too general\"",
            "briefing lock wapo --reason \"captured again, quotations reread\"",
        ],
    ),
    (&["new"], &["briefing new warnings"]),
    (&["init"], &["briefing init", "briefing init my-book"]),
    (&["build"], &["briefing build", "BRIEFING_LOCKED=1 briefing build guide"]),
    (&["serve"], &["briefing serve", "briefing serve my-book --port 8000"]),
    (
        &["check"],
        &[
            "briefing check --coverage",
            "briefing check --locked --deny-warnings",
            "briefing check --format json",
        ],
    ),
    (&["fix"], &["briefing fix", "briefing fix --dry-run"]),
    (
        &["add"],
        &[
            "briefing add page.html report.pdf interview.vtt",
            "briefing add page.html --id post-april --captured 2024-04-10",
            "briefing add --from library.bib --dry-run",
            "pdftotext report.pdf - | briefing add - --id report --as report",
        ],
    ),
    (
        &["find"],
        &["briefing find \"too general\"", "briefing find \"The head [of the FSB] said …\""],
    ),
    (
        &["lock"],
        &["briefing lock", "briefing lock wapo --reason \"captured again, quotations reread\""],
    ),
    (
        &["record"],
        &["briefing record --output record.html", "briefing record --format csv > record.csv"],
    ),
    (&["sources"], &["briefing sources", "briefing sources --json"]),
    (
        &["sources", "show"],
        &["briefing sources show wapo", "briefing sources show wapo --sentences"],
    ),
    (&["sources", "search"], &["briefing sources search warning embassy"]),
    (&["facts"], &["briefing facts", "briefing facts --json"]),
    (&["facts", "show"], &["briefing facts show death-toll"]),
    (&["facts", "search"], &["briefing facts search warning"]),
    (
        &["facts", "suggest"],
        &["briefing facts suggest", "briefing facts suggest first.txt second.txt"],
    ),
    (
        &["completions"],
        &["briefing completions bash > ~/.local/share/bash-completion/completions/briefing"],
    ),
    (&["man"], &["briefing man > ~/.local/share/man/man1/briefing.1"]),
];

/// Returns the command line's definition with the examples at the end of each command's help.
pub(super) fn shown_in(mut cli: Command) -> Command {
    for (words, lines) in EXAMPLES {
        cli = with(cli, words, lines);
    }
    cli
}

fn with(command: Command, words: &[&'static str], lines: &[&str]) -> Command {
    match words {
        [] => {
            let before = command.get_after_help().map(|text| format!("{text}\n\n"));
            let shown =
                format!("{}Examples:\n  {}", before.unwrap_or_default(), lines.join("\n  "));
            command.after_help(shown)
        }
        [first, rest @ ..] => command.mut_subcommand(first, |inner| with(inner, rest, lines)),
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::{EXAMPLES, shown_in};
    use crate::cli::Cli;

    /// The words of one command of a shell's line: what stands in quotation marks is one word.
    fn words(line: &str) -> Vec<String> {
        let ours = line.split(" | ").last().unwrap_or(line).split(" > ").next().unwrap_or(line);
        let ours = &ours[ours.find("briefing").expect("it runs the program")..];
        let parts = ours.split('"').enumerate();
        parts
            .flat_map(|(index, part)| match index % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect()
    }

    #[test]
    fn every_example_is_a_command_line_of_its_command() {
        for (path, lines) in EXAMPLES {
            for line in *lines {
                let words = words(line);
                assert!(Cli::try_parse_from(&words).is_ok(), "{line}");
                let named = words[1..].iter().zip(*path).all(|(word, name)| word == name);
                assert!(named, "{line}");
            }
        }
    }

    #[test]
    fn every_command_that_an_author_types_has_examples() {
        let cli = shown_in(Cli::command());
        let of_programs = ["lsp", "diffs", "quotes", "notes", "pdf", "exports"];
        let typed = cli.get_subcommands().filter(|one| !of_programs.contains(&one.get_name()));
        let bare: Vec<&str> = typed
            .filter(|one| one.get_after_help().is_none())
            .map(clap::Command::get_name)
            .collect();
        assert!(bare.is_empty(), "{bare:?}");
    }
}
