//! Reading of Markdown: samples, laws on any text, agreement with another reader, and texts that are meant to hurt.

mod agreement;
mod laws;
mod samples;
mod shown;
