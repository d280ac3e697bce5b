//! How English words are folded to be compared.

use rust_stemmers::Algorithm;

use crate::language::StemWords;

pub(super) const STEMS: StemWords = StemWords {
    algorithm: Algorithm::English,
    grammar: "a about after again against all also although am among an and another any are aren't \
        around as at away back be because been before being below between both but by can can't \
        cannot could couldn't did didn't do does doesn't doing don't down during each either else \
        even ever every few for from further had hadn't has hasn't have haven't having he he's her \
        here hers herself him himself his how however i i'm i've if in into is isn't it it's its \
        itself just least less like made make many may me might more most much must my myself neither no nor not now of \
        off on once one only onto or other others our ours ourselves out over own per quite rather \
        said same say saying says shall she she's should shouldn't since so some still such than \
        that that's the their theirs them themselves then there there's these they they're this \
        those though through thus till to too toward towards under unless until up upon us very was \
        wasn't we we're we've well were weren't what when where whether which while who whom whose \
        why will with within without won't would wouldn't yet you you're your yours yourself",
    spellings: &[
        ("isations", "izations"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("ours", "ors"),
        ("our", "or"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("lled", "led"),
        ("lling", "ling"),
    ],
    kin: &[
        "accident crash collision collide",
        "accuse allege allegation accusation",
        "alert warn warning",
        "announce announcement unveil",
        "apologize apology",
        "appoint appointment nominate nomination",
        "arrest detain detention apprehend custody",
        "attack assault raid",
        "ban prohibit prohibition outlaw forbid forbidden",
        "blackmail extortion extort",
        "blast explosion explode bomb detonate detonation",
        "buy acquire acquisition purchase takeover bought",
        "car vehicle automobile",
        "choose chose chosen choice",
        "cop police officer policeman policemen",
        "cut slash reduce reduction",
        "dead die death died dying deceased fatal fatality",
        "deny denial denied",
        "destroy destruction devastate devastation",
        "earthquake quake tremor temblor",
        "elect election vote voter ballot",
        "employee worker workforce",
        "escape flee fled",
        "evacuate evacuation",
        "fight fought battle clash",
        "film movie",
        "fire blaze flame inferno",
        "fix patch",
        "flaw vulnerability bug",
        "guilty convict conviction",
        "gunman gunmen shooter",
        "hurt injure injury wound",
        "intelligence spy espionage",
        "jail prison imprison imprisonment inmate prisoner",
        "kill slay slain murder homicide killer murderer",
        "lawsuit sue suit litigation",
        "lawyer attorney counsel",
        "launch introduce introduction",
        "lose lost loss defeat",
        "marry marriage wedding wed",
        "meet met meeting summit",
        "merge merger",
        "plane aircraft jet airplane",
        "predict forecast prediction",
        "prize award",
        "protest demonstration demonstrate demonstrator protester march rally",
        "quit resign resignation",
        "release free freed",
        "replace replacement succeed successor",
        "rescue save",
        "sack dismiss dismissal oust ouster",
        "seize seizure confiscate",
        "sell sale sold",
        "ship vessel boat",
        "shoot shot gunfire gunshot shooting",
        "speak spoke speech",
        "steal theft stole stolen rob robbery robber heist",
        "storm hurricane cyclone typhoon",
        "suspect suspicion",
        "tell told",
        "terror terrorist terrorism",
        "think thought",
        "trial court",
        "victim casualty",
        "weapon gun rifle firearm pistol",
        "win won victory winner",
    ],
};
