"""The story that `mentorpost demo` plays: two mentors, three mentees, five months."""

from __future__ import annotations

from mentorpost.demo.cast import Actor, Answer, Cue, Ending, Step, Story

CAST = (
    Actor("Max Berger", "max@example.org", "outlook_desktop", 12,
          "I moved from logistics into accounting at forty, and help people change careers "
          "without burning out."),
    Actor("Ines Duarte", "ines@example.net", "mutt", 18,
          "I taught for eight years and now train teachers. I like to help people find their own "
          "way to teach."),
    Actor("Mia Okafor", "mia@example.com", "iphone", 17),
    Actor("Ben Hale", "ben@example.com", "html_only", 10),
    Actor("Lea Novak", "lea@example.net", "gmail", 9),
)  # fmt: skip

# fmt: off
ANSWERS = (
    # --- finding a mentor
    Answer(Cue("Max", "welcome-mentor"), 0, "Yes, glad to."),
    Answer(Cue("Ines", "welcome-mentor"), 1, "accept"),
    Answer(Cue("Ben", "welcome-mentee"), 0, "mentors", "Ben asks who the mentors are"),
    Answer(Cue("Mia", "welcome-mentee"), 1, "Please send me the list.", "Mia asks for the list, too"),
    Answer(Cue("Lea", "welcome-mentee"), 7, "mentors", "Lea comes a week later, and both mentors are taken"),
    Answer(Cue("Ben", "directory"), 0,
           "request {max}\n\n"
           "I coach a football team and would like to become a teacher."),
    Answer(Cue("Max", "request", 1), 0,
           "Sorry, I'm not the right one for this.\n\n"
           "Tell Ben: Ines has done exactly what you want to do. Ask her.",
           "Max says no to Ben: his reason stays here, the line for Ben is passed on"),
    Answer(Cue("Mia", "directory"), 0,
           "request {max}\n\n"
           "I have taught maths for ten years and want to move into data work. I can't tell which "
           "of my skills count, or whom to ask."),
    Answer(Cue("Max", "request", 2), 1,
           "accept\n\n"
           "Tell Mia: I know that road from the other side.",
           "Max says yes to Mia: both are introduced"),
    Answer(Cue("Ben", "request-declined"), 1, "mentors"),
    Answer(Cue("Ben", "directory", 2), 0,
           "request {ines}\n\n"
           "I coach a football team and would like to become a teacher. Where does one begin?"),
    Answer(Cue("Ines", "request-reminder"), 1, "I'd be glad to."),
    Answer(Cue("Lea", "directory"), 1,
           "request {ines}\n\n"
           "I began to teach in autumn and drown in preparation. How do you choose?"),

    # --- Mia and Max get to know each other, and settle how they work
    Answer(Cue("Mia", "introduction"), 1,
           "Hi Max,\n\n"
           "my road: school, university, then school again, from the other side of the desk. The turn "
           "that I did not plan was a course on statistics, which I took to fill a summer.\n\n"
           "Mia",
           "They write to each other; the programme passes it on, and neither sees an address"),
    Answer(Cue("Max", "relayed", 1), 1,
           "Hello Mia,\n\n"
           "mine was bumpier. I drove lorries, then planned routes for others, then found out that I "
           "liked the invoices best. Nobody had told me that one may.\n\n"
           "What did you like about that course?\n\n"
           "Max"),
    Answer(Cue("Mia", "agreement-form"), 1, "Goal: two interviews for a data job by July"),
    Answer(Cue("Max", "agreement-review"), 1,
           "Length: 3 months\n"
           "How: by mail, and a call once a month",
           "Max changes two lines, so Mia is asked again"),
    Answer(Cue("Mia", "agreement-review"), 0, "Fine with me, I agree."),

    # --- they work
    Answer(Cue("Mia", "agenda-ask", 1), 1, "How to explain a career break to somebody who never had one."),
    Answer(Cue("Mia", "agenda", 1), 1,
           "Hi Max,\n\n"
           "I wrote two sentences about the break and both sound like an excuse. Which of them would you "
           "have believed?\n\n"
           "Mia"),
    Answer(Cue("Max", "relayed", 2), 1,
           "Hello Mia,\n\n"
           "the one with the date in it. Before we polish it: who asked you last, and what did you want "
           "them to know?\n\n"
           "Max"),
    Answer(Cue("Mia", "check-in"), 1, "5, he asks better questions than I do"),
    Answer(Cue("Max", "check-in"), 1, "4"),
    Answer(Cue("Mia", "agenda", 2), 2,
           "Hi Max,\n\n"
           "I put off the application to the hospital again. It has been a week.\n\n"
           "Mia"),
    Answer(Cue("Max", "relayed", 3), 1,
           "Hello Mia,\n\n"
           "what is the smallest part of it that takes ten minutes?\n\n"
           "Max"),
    Answer(Cue("Mia", "agenda-ask", 3), 1, "Exams at school. Could we pause until {until}?",
           "Mia needs a break, until a day"),
    Answer(Cue("Mia", "agenda", 3), 1,
           "Hi Max,\n\n"
           "the hospital wrote back. I have an interview on Thursday, and a second one at the railways.\n\n"
           "Mia"),
    Answer(Cue("Max", "relayed", 4), 0,
           "Hello Mia,\n\n"
           "then let us practise the first five minutes. Call me on Tuesday?\n\n"
           "Max"),

    # --- Ben and Ines
    Answer(Cue("Ben", "introduction"), 2,
           "Hi Ines,\n\n"
           "I left school early and came back as a coach. Now I would like to come back for good.\n\n"
           "Ben"),
    Answer(Cue("Ines", "relayed", 1), 2,
           "Dear Ben,\n\n"
           "welcome back, then. I taught for eight years before I dared to say that I did not like "
           "marking.\n\n"
           "Ines"),
    Answer(Cue("Ben", "agreement-form"), 1, "agree"),
    Answer(Cue("Ines", "agreement-review"), 1, "agree"),
    Answer(Cue("Ben", "nudge"), 2, "Maybe pause, or end it, I am not sure yet.",
           "Ben's answer could mean two things, so nothing is done and he is asked"),
    Answer(Cue("Ben", "not-understood"), 1, "end",
           "Ben has made up his mind, and he alone is asked what could be changed"),
    Answer(Cue("Ben", "work-it-out"), 2, "end now", "It ends: no reason, no blame"),
    Answer(Cue("Ines", "closing"), 2, "available", "Ines is ready for somebody else"),

    # --- Lea gets the place
    Answer(Cue("Lea", "place-free"), 1, "Yes, still!"),
    Answer(Cue("Ines", "request", 2), 1, "accept"),
    Answer(Cue("Lea", "introduction"), 1,
           "Hello Ines,\n\n"
           "I wanted to be a botanist. Then a school needed somebody for one term, and the term never "
           "ended.\n\n"
           "Lea"),
    Answer(Cue("Ines", "relayed", 2), 1,
           "Dear Lea,\n\n"
           "how many hours did you prepare last week, and how many of them did a pupil notice?\n\n"
           "Ines"),
    Answer(Cue("Lea", "agreement-form"), 1, "Could we do it monthly instead?"),
    Answer(Cue("Ines", "agreement-review", 2), 1, "agree"),
    Answer(Cue("Lea", "agenda", 1), 2,
           "Hello Ines,\n\n"
           "twenty, and perhaps three. I counted.\n\n"
           "Lea"),
    Answer(Cue("Ines", "relayed", 3), 2,
           "Dear Lea,\n\n"
           "then which three?\n\n"
           "Ines"),
    Answer(Cue("Lea", "agenda", 2), 2,
           "Hello Ines,\n\n"
           "I planned the week around those three. It held until Wednesday.\n\n"
           "Lea"),
    Answer(Cue("Ines", "relayed", 4), 2,
           "Dear Lea,\n\n"
           "Wednesday is further than most get.\n\n"
           "Ines"),
    Answer(Cue("Lea", "half-way"), 1, "4, keep the questions"),
    Answer(Cue("Lea", "agenda", 3), 2,
           "Hello Ines,\n\n"
           "the term is over, and on two Sundays I did not prepare anything.\n\n"
           "Lea"),

    # --- the goal, the months after, and a new beginning
    Answer(Cue("Mia", "agenda-ask", 4), 1, "We reached our goal!",
           "Mia has reached her goal"),
    Answer(Cue("Max", "goal-confirm"), 1, "Yes, she did it."),
    Answer(Cue("Mia", "survey"), 1,
           "5 - he listened more than he talked\n\n"
           "Tell Max: I would not have asked them without you."),
    Answer(Cue("Mia", "maintenance", 1), 1,
           "Hi Max,\n\n"
           "the first week is over. Nobody asked about the break.\n\n"
           "Mia"),
    Answer(Cue("Mia", "maintenance", 2), 1, "restart", "Mia would like to work with Max again"),
    Answer(Cue("Max", "restart-request"), 1, "Gladly!"),
    Answer(Cue("Mia", "agreement-form", 2), 1, "Goal: lead a small project by the winter"),
    Answer(Cue("Max", "agreement-review", 2), 1, "agree"),
)

# What has to come, and what is told before it.
STEPS = (
    Step(Cue("Max", "welcome-mentor"), "The organizer has entered five people, and each is welcomed"),
    Step(Cue("Ben", "request-declined")),
    Step(Cue("Ines", "request-reminder"), "Ines has not answered Ben yet, and is reminded once"),
    Step(Cue("Lea", "waitlisted"), "Lea asks for Ines all the same: there is a waiting list"),
    Step(Cue("Mia", "introduction")),
    Step(Cue("Max", "relayed")),
    Step(Cue("Mia", "agreement-form"), "Both have written: Mia gets a draft of how they might work"),
    Step(Cue("Mia", "agreement-settled"), "Both have said yes to the same lines"),
    Step(Cue("Mia", "agenda-ask"), "Every two weeks: what should it be about?"),
    Step(Cue("Mia", "agenda"), "Mia's own topic becomes the agenda"),
    Step(Cue("Mia", "check-in"), "In the third week each is asked alone how it goes"),
    Step(Cue("Mia", "confidentiality-reminder"), "What they promised each other"),
    Step(Cue("Max", "paused")),
    Step(Cue("Mia", "resumed"), "The day has come, and they go on"),
    Step(Cue("Ben", "nudge"), "Ben and Ines have not written for three weeks"),
    Step(Cue("Ben", "not-understood")),
    Step(Cue("Ben", "work-it-out")),
    Step(Cue("Ines", "closing")),
    Step(Cue("Lea", "place-free"), "A place with Ines is free, and Lea has waited for it"),
    Step(Cue("Lea", "half-way"), "Lea and Ines are half-way"),
    Step(Cue("Max", "goal-confirm")),
    Step(Cue("Mia", "survey"), "Both say that the goal is reached: a last question to Mia, thanks to Max"),
    Step(Cue("Max", "reflection")),
    Step(Cue("Max", "closing-summary"), "A week later: what the two did, and Mia's thanks"),
    Step(Cue("Mia", "maintenance"), "A month later, and every month: a line to Max, if she likes"),
    Step(Cue("Max", "restart-request")),
    Step(Cue("Mia", "agreement-form", 2), "They begin again where they left off"),
    Step(Cue("Mia", "agreement-settled", 2)),
)
# fmt: on

ENDINGS = (
    Ending("Max", "Ben", "declined"),
    Ending("Ines", "Ben", "ended"),
    Ending("Max", "Mia", "active"),
    Ending("Ines", "Lea", "active"),
)

STORY = Story(CAST, ANSWERS, STEPS, ENDINGS, days=153)
