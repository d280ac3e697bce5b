use super::refers;

#[test]
fn a_drawing_that_stays_with_itself_refers_to_nothing() {
    for (svg, outward) in [
        ("<svg><use href=\"#a\"/><rect fill=\"url(#b)\"/></svg>", false),
        ("<svg><image href=\"data:image/png;base64,AA\"/></svg>", false),
        ("<svg><a href=\"https://e.org\"><text>x</text></a></svg>", false),
        ("<svg><image xlink:href='other.png'/></svg>", true),
        ("<svg><use href=\"other.svg#a\"/></svg>", true),
        ("<svg><rect fill=\"url(https://e.org/a)\"/></svg>", true),
        ("<svg><SCRIPT>x</SCRIPT></svg>", true),
        ("<svg><style>@import 'x.css'</style></svg>", true),
    ] {
        assert_eq!(refers(svg), outward, "{svg}");
    }
}
