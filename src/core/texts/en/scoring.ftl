input-label = { $input ->
    [reach] Reach
    [impact] Impact
    [confidence] Confidence
    [effort] Effort
    [ease] Ease
   *[other] { $input }
}
input-help = { $input ->
    [rice-reach] How many people or events it touches in a period, for example customers in a quarter.
    [rice-impact] How much it matters to each of them: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
    [rice-confidence] How sure you are of the other numbers: 100 % high, 80 % medium, 50 % low.
    [rice-effort] How much work it is for the whole team, in person-months from 0.5 on.
    [ice-impact] How much it moves what you want to move, from 1 to 10.
    [ice-confidence] How sure you are that it does, from 1 to 10.
    [ice-ease] How easy it is to do, from 1 (hard) to 10 (easy).
   *[other] { "" }
}
scale-word = { $step ->
    [rice-impact-3] Massive
    [rice-impact-2] High
    [rice-impact-1] Medium
    [rice-impact-0-5] Low
    [rice-impact-0-25] Minimal
    [rice-confidence-100] High
    [rice-confidence-80] Medium
    [rice-confidence-50] Low
   *[other] { "" }
}
framework-formula = { $framework ->
    [rice] Reach × impact × confidence ÷ effort
    [ice-mean] (Impact + confidence + ease) ÷ 3
   *[ice] Impact × confidence × ease
}
framework-example = { $framework ->
    [rice] Reach 450 a quarter, impact 3 (massive), confidence 100 % and 2 person-months give 450 × 3 × 100 % ÷ 2 = 675.
    [ice-mean] Impact 8, confidence 7 and ease 6 give (8 + 7 + 6) ÷ 3 = 7.
   *[ice] Impact 8, confidence 7 and ease 5 give 8 × 7 × 5 = 280.
}
framework-about = { $framework ->
    [rice] RICE (Intercom) weighs how many people an idea reaches, how much it matters to them and how sure you are against the work it takes.
   *[ice] ICE (Sean Ellis) is a quick first sorting by impact, confidence and ease. It is published as a product and as a mean, which can disagree; this board says which one it uses.
}
score-rice = { $reach } × { $impact } × { $confidence } % ÷ { $effort } = { $score }
score-ice-product = { $impact } × { $confidence } × { $ease } = { $score }
score-ice-mean = ({ $impact } + { $confidence } + { $ease }) ÷ 3 = { $score }
bounds-from = { $least } or more
bounds-between = from { $least } to { $most }
bounds-scale = one of { $steps }
unscored-missing = { $input } is missing
unscored-not-finite = { $input } is no number
unscored-out-of-bounds = { $input } is { $found }, allowed is { $allowed }
unscored-overflow = the score is too large to be a number
sum-empty = Type a number or a sum such as 3*450.
sum-unexpected = Character { $at } does not belong in a sum. Decimals take a point, as in 0.5.
sum-too-deep = The sum is nested too deeply at character { $at }.
sum-unfinished = The sum is not finished.
sum-not-finite = The sum has no finite result.
