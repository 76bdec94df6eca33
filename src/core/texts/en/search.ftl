search-problem = “{ $text }” (at character { $at }) cannot be read. { $hint }
search-no-filter = There is no such filter, so it was searched for as words. Filters are { $names }.
search-no-or = It is left out: all that you write must match. To match one of several, write tag:billing,login.
search-no-value = Something must follow the colon, without a space. Texts with spaces stand in quotes.
search-no-status = It is left out. A status is one of { $names }.
search-no-number = It is left out. Write votes:5, votes:>5 or votes:2..5.
search-no-date = It is left out. Write a date as 2026-01-31, a month as 2026-01 or a year as 2026.
search-no-has = It is left out. Write has: with one of { $names }.
search-problems = What the search could not read
search-help = Search help
search-example = { $name ->
    [word] slow exp
    [story-word] slow exp
    [phrase] "slow export"
    [without] -draft
    [status] status:new,planned
    [tag] tag:billing,login
    [customer] customer:"Acme"
    [segment] segment:Enterprise
    [channel] channel:Call
    [story-status] status:done
    [sprint] sprint:4
    [idea] idea:"Swap shifts"
    [votes] votes:>5
    [before] before:2026-01-01
    [after] after:2026-01
   *[has] has:idea
}
search-explained = { $name ->
    [word] every word must appear somewhere: title, text, customer, tags or comments; the last may be unfinished, and one typo is forgiven
    [story-word] each must appear somewhere in the story: title, want, description or number in another program
    [phrase] the words appear right after each other, in this order
    [without] the word must not appear; works before filters as well
    [status] has one of these statuses
    [tag] carries one of these tags
    [customer] a customer of this name is behind it
    [segment] a customer of this segment is behind it
    [channel] feedback came through this channel
    [story-status] is open, in-progress, done or declined
    [sprint] is in a sprint of this name, or in none
    [idea] is a piece of an idea of this name
    [votes] this many customers are behind it, or votes where another program counted more: 5, >5, >=5, <5, <=5 or 2..5
    [before] was said before that day
    [after] was said on that day or later
   *[has] has an idea, feedback, a customer, a tag or a comment
}
