// How words are pronounced.
#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QString>
#include <string_view>
#include <vector>

namespace callboard::exchange {

/// A dictionary file in memory, one line a pronunciation: "word PH ON ES", "word(2) PH ON ES". Immutable, any thread.
class Lexicon
{
public:
    /// NotFound when the file can't be read.
    static Result<Lexicon> open(const QString &file);

    bool knows(const QString &word) const;
    /// All lines of the word, each with its line end; empty for an unknown word.
    QByteArray linesOf(const QString &word) const;

private:
    using Line = std::string_view;
    explicit Lexicon(QByteArray text);

    QByteArray m_text;
    std::vector<Line> m_lines; ///< by word
};

} // namespace callboard::exchange
