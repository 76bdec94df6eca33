//! The stories of the made-up product, its sprints and its story map.

use super::ideas::{CALENDAR, COPY, HOLIDAYS, OPEN, REMIND, SIGN_IN, SWAP};

/// A story, in the order of the backlog.
pub struct Story {
    pub title: &'static str,
    /// Who wants what, and what for.
    pub sentence: (&'static str, &'static str, &'static str),
    pub idea: usize,
    pub points: Option<f64>,
    pub criteria: &'static [&'static str],
    /// The sprints that it was put into, each with the day.
    pub sprints: &'static [(usize, &'static str)],
    /// When it was begun and done; the first alone if it is in progress.
    pub worked: &'static [&'static str],
    /// The step of the map that it stands under.
    pub step: usize,
    /// The stories that must be done before.
    pub needs: &'static [usize],
}

/// A sprint: name, goal, first and last day.
pub const SPRINTS: [(&str, &str, &str, &str); 4] = [
    (
        "Sprint 1",
        "A planner fills a week in five minutes",
        "2026-09-07",
        "2026-09-18",
    ),
    ("Sprint 2", "Nobody forgets a shift", "2026-09-21", "2026-10-02"),
    (
        "Sprint 3",
        "Colleagues swap a shift without a phone call",
        "2026-10-05",
        "2026-10-16",
    ),
    (
        "Sprint 4",
        "A manager approves swaps in the app",
        "2026-10-19",
        "2026-10-30",
    ),
];

/// What the team wrote after the second sprint.
pub const RETRO: &str = "**Went well:** the reminder was tried by two wards before it was done.\n\n**Next time:** ask the wards about quiet hours before the sprint, not in it.";

/// The activities with their steps.
pub const ACTIVITIES: [(&str, &[&str]); 3] = [
    ("Plan the week", &["Start from what was", "Fill the gaps"]),
    ("Know my shifts", &["See them", "Be reminded"]),
    ("Change a shift", &["Ask for a swap", "Agree on it"]),
];

/// The definitions of ready and of done.
pub const READY: [&str; 3] = [
    "The team has talked about it",
    "It has acceptance criteria",
    "It has points",
];
pub const DONE: [&str; 3] = [
    "Its criteria are met",
    "It works on a phone",
    "A ward has tried it",
];

const fn story(title: &'static str, idea: usize, step: usize, points: f64) -> Story {
    Story {
        title,
        sentence: ("", "", ""),
        idea,
        points: Some(points),
        criteria: &[],
        sprints: &[],
        worked: &[],
        step,
        needs: &[],
    }
}

pub const STORIES: [Story; 23] = [
    Story {
        sentence: ("planner", "to copy last week", "I do not type it again"),
        criteria: &[
            "Absences of this week stay",
            "Given a closed week\nWhen I copy it\nThen nothing in it is changed",
        ],
        sprints: &[(0, "2026-09-04")],
        worked: &["2026-09-07", "2026-09-09"],
        ..story("Copy last week into an empty one", COPY, 0, 3.0)
    },
    Story {
        sprints: &[(0, "2026-09-04")],
        worked: &["2026-09-08", "2026-09-11"],
        ..story("Keep absences when a week is copied", COPY, 0, 2.0)
    },
    Story {
        sprints: &[(0, "2026-09-04")],
        worked: &["2026-09-09", "2026-09-15"],
        ..story("Choose which week to copy", COPY, 0, 5.0)
    },
    Story {
        sprints: &[(0, "2026-09-07")],
        worked: &["2026-09-14", "2026-09-16"],
        ..story("Show holidays of the region in the plan", HOLIDAYS, 1, 3.0)
    },
    Story {
        sprints: &[(0, "2026-09-10")],
        worked: &["2026-09-15", "2026-09-18"],
        ..story("Mark who may not work on a holiday", HOLIDAYS, 1, 2.0)
    },
    Story {
        sprints: &[(0, "2026-09-07"), (1, "2026-09-21")],
        worked: &["2026-09-17", "2026-09-23"],
        ..story("Holidays of wards in two regions", HOLIDAYS, 1, 5.0)
    },
    Story {
        sentence: (
            "nurse",
            "to be reminded the evening before",
            "I do not come to a shift that has moved",
        ),
        criteria: &[
            "It comes at the hour that I chose",
            "It names the ward and the time",
        ],
        sprints: &[(1, "2026-09-18")],
        worked: &["2026-09-21", "2026-09-24"],
        ..story("Remind me the evening before", REMIND, 3, 5.0)
    },
    Story {
        sprints: &[(1, "2026-09-18")],
        worked: &["2026-09-22", "2026-09-29"],
        ..story("Choose the hour of the reminder", REMIND, 3, 3.0)
    },
    Story {
        sprints: &[(1, "2026-09-18")],
        worked: &["2026-09-28", "2026-10-01"],
        ..story("Stay signed in for thirty days", SIGN_IN, 2, 3.0)
    },
    Story {
        sprints: &[(1, "2026-09-24")],
        worked: &["2026-09-29", "2026-10-02"],
        ..story("No reminder in quiet hours", REMIND, 3, 2.0)
    },
    Story {
        sentence: (
            "nurse",
            "to ask a colleague to take my shift",
            "I can be at home when I am needed",
        ),
        criteria: &[
            "Only colleagues with the right qualification are offered",
            "Given a shift of mine\nWhen I ask for a swap\nThen my colleague sees it within a minute",
        ],
        sprints: &[(2, "2026-10-02")],
        worked: &["2026-10-05", "2026-10-08"],
        ..story("Ask a colleague for a swap", SWAP, 4, 5.0)
    },
    Story {
        sprints: &[(2, "2026-10-02")],
        worked: &["2026-10-06", "2026-10-13"],
        needs: &[10],
        ..story("Say yes or no to a swap", SWAP, 5, 3.0)
    },
    Story {
        sprints: &[(2, "2026-10-02")],
        worked: &["2026-10-08", "2026-10-14"],
        needs: &[11],
        ..story("See swaps that are waiting", SWAP, 4, 2.0)
    },
    Story {
        sprints: &[(2, "2026-10-09")],
        worked: &["2026-10-12", "2026-10-16"],
        ..story("Take a request back", SWAP, 4, 2.0)
    },
    Story {
        sprints: &[(2, "2026-10-02"), (3, "2026-10-19")],
        worked: &["2026-10-14", "2026-10-20"],
        needs: &[11],
        ..story("Warn when a swap breaks the rest time", SWAP, 5, 5.0)
    },
    Story {
        sentence: (
            "ward manager",
            "to approve a swap on my phone",
            "the plan stays right when I am not at my desk",
        ),
        criteria: &[
            "Nothing changes in the plan before I approve",
            "Given a swap that both agreed on\nWhen I approve it\nThen both are told",
            "I see why a swap may break a rule",
        ],
        sprints: &[(3, "2026-10-16")],
        worked: &["2026-10-19"],
        needs: &[11],
        ..story("Approve a swap on the phone", SWAP, 5, 5.0)
    },
    Story {
        sentence: (
            "ward manager",
            "to decline a swap with a reason",
            "nobody has to ask me why",
        ),
        criteria: &["The reason is shown to both"],
        sprints: &[(3, "2026-10-16")],
        needs: &[15],
        ..story("Decline a swap with a reason", SWAP, 5, 3.0)
    },
    Story {
        sentence: (
            "ward manager",
            "to see all swaps of a month",
            "I notice who always gives their weekends away",
        ),
        sprints: &[(3, "2026-10-16")],
        needs: &[15],
        ..story("See all swaps of a month", SWAP, 5, 3.0)
    },
    Story {
        sentence: (
            "planner",
            "to offer an open shift to all who may take it",
            "I do not make twelve calls",
        ),
        criteria: &[
            "Only people who are free and qualified are asked",
            "The first who says yes gets it",
        ],
        ..story("Offer an open shift", OPEN, 1, 8.0)
    },
    Story {
        points: None,
        sentence: ("nurse", "to see open shifts near me", ""),
        ..story("See open shifts that I may take", OPEN, 2, 0.0)
    },
    Story {
        sentence: (
            "nurse",
            "my shifts in my own calendar",
            "my family knows when I work",
        ),
        criteria: &["A change reaches the calendar within an hour"],
        ..story("Subscribe to my shifts in a calendar", CALENDAR, 2, 5.0)
    },
    Story {
        points: None,
        ..story("Calendar for a whole ward", CALENDAR, 2, 0.0)
    },
    story("Move a whole team to the new sign-in", SIGN_IN, 2, 13.0),
];
