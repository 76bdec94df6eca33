//! Words that say nothing by themselves.

/// Words of English and German that say nothing by themselves, without case and accents, in order.
#[rustfmt::skip]
const STOP_WORDS: &[&str] = &[
    "a", "aber", "about", "acht", "after", "again", "all", "alle", "allen", "alles", "already", "als",
    "also", "always", "am", "an", "and", "ans", "any", "are", "as", "at", "auch", "auf", "aus", "be",
    "because", "been", "before", "bei", "beim", "being", "between", "bitte", "but", "by", "can", "cannot",
    "could", "d", "da", "dann", "das", "dass", "dem", "den", "der", "des", "did", "didn", "die", "diese",
    "diesen", "dieser", "dieses", "do", "doch", "does", "doesn", "doing", "don", "dort", "drei", "durch",
    "each", "eight", "ein", "eine", "einem", "einen", "einer", "eines", "es", "etwas", "every", "five",
    "for", "four", "from", "funf", "fur", "get", "habe", "haben", "had", "has", "hat", "hatte", "have",
    "he", "her", "here", "hier", "him", "his", "how", "i", "ich", "if", "ihr", "ihre", "ihrem", "ihren",
    "im", "immer", "in", "ins", "instead", "into", "is", "isn", "ist", "it", "its", "jede", "jeden",
    "jeder", "jedes", "just", "kann", "kein", "keine", "keinen", "konnen", "konnte", "leider", "let",
    "lets", "like", "ll", "m", "mal", "man", "many", "maybe", "me", "mehr", "mein", "mich", "mir", "mit",
    "more", "most", "much", "muss", "mussen", "must", "my", "nach", "need", "needs", "neun", "never",
    "nicht", "nine", "no", "noch", "not", "now", "nur", "ob", "oder", "of", "off", "oft", "often", "ohne",
    "on", "one", "only", "or", "other", "our", "out", "over", "please", "quite", "rather", "re", "really",
    "s", "same", "schon", "sechs", "sehr", "sein", "seven", "she", "should", "sich", "sie", "sieben",
    "sind", "six", "so", "soll", "sollte", "sollten", "some", "stattdessen", "still", "such", "t", "take",
    "taken", "takes", "taking", "ten", "than", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "those", "three", "through", "to", "too", "took", "two", "uber", "um", "und", "under",
    "uns", "unser", "unsere", "unserem", "unseren", "unter", "until", "up", "us", "ve", "very",
    "vielleicht", "vier", "vom", "von", "vor", "want", "war", "waren", "warum", "was", "we", "weil", "wenn",
    "wer", "werden", "were", "what", "when", "where", "which", "while", "who", "wie", "wieder", "will",
    "wir", "wird", "with", "within", "without", "wo", "would", "wurde", "wurden", "yet", "you", "your",
    "zehn", "zu", "zum", "zur", "zwei",
];

/// Whether a word, as it is compared, says something by itself: neither a stop word nor a figure nor a single letter.
///
/// ```
/// use tandem_core::search::tells;
/// assert!(tells("export") && tells("力"));
/// assert!(!tells("the") && !tells("fur") && !tells("2026") && !tells("x"));
/// ```
pub fn tells(word: &str) -> bool {
    let figure = word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.len() == 1;
    !figure && !letter && STOP_WORDS.binary_search(&word).is_err()
}

#[cfg(test)]
mod tests {
    use super::STOP_WORDS;

    #[test]
    fn the_words_are_in_the_order_that_they_are_looked_up_by() {
        assert!(STOP_WORDS.is_sorted());
    }
}
