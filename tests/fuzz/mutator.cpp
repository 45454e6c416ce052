#include "fuzz/mutator.h"
#include <algorithm>
#include <array>

namespace callboard::fuzz {

namespace {
constexpr qsizetype LongestInput = 20'000;

/// Pieces that parsers trip over.
constexpr std::array<const char *, 24> Tokens{"null",
                                              "true",
                                              "{}",
                                              "[]",
                                              "\"\"",
                                              "-1",
                                              "1e999",
                                              "9223372036854775808",
                                              "0.1",
                                              "\\ud800",
                                              "\xff",
                                              "\xed\xa0\x80",
                                              "[[[[[[[[[[[[[[[[",
                                              "}",
                                              "\"",
                                              ",",
                                              ":",
                                              "\r\n",
                                              "\r\n\r\n",
                                              "\xf0\x9f\x98\x80",
                                              "\\u0000",
                                              "18446744073709551616",
                                              "Content-Length: 5\r\n",
                                              "Transfer-Encoding: chunked\r\n"};
} // namespace

QByteArray Mutator::next()
{
    QByteArray text = m_seeds.isEmpty() ? QByteArray() : m_seeds[m_random.bounded(m_seeds.size())];
    for (int changes = 1 + m_random.bounded(8); changes > 0; --changes)
        change(text);
    return text.left(LongestInput);
}

void Mutator::change(QByteArray &text)
{
    const qsizetype at = place(text);
    const qsizetype some = 1 + m_random.bounded(16);
    switch (m_random.bounded(8)) {
    case 0: text.remove(at, some); break;
    case 1: text.insert(at, char(m_random.bounded(256))); break;
    case 2: text.insert(at, Tokens[m_random.bounded(quint32(Tokens.size()))]); break;
    case 3: text.insert(at, text.mid(place(text), some)); break;
    case 4: text.truncate(at); break;
    case 5: splice(text); break;
    case 6: swapToken(text); break;
    default:
        if (at < text.size())
            text[at] = char(text[at] ^ (1 << m_random.bounded(8)));
    }
}

/// The head of this input and the tail of another.
void Mutator::splice(QByteArray &text)
{
    if (m_seeds.isEmpty())
        return;
    const QByteArray &other = m_seeds[m_random.bounded(m_seeds.size())];
    text = text.left(place(text)) + other.mid(place(other));
}

/// A JSON value replaced by another, so that the text stays well-formed more often.
void Mutator::swapToken(QByteArray &text)
{
    const qsizetype colon = text.indexOf(':', place(text));
    if (colon < 0)
        return;
    qsizetype end = colon + 1;
    while (end < text.size() && text[end] != ',' && text[end] != '}')
        ++end;
    text.replace(colon + 1, end - colon - 1, Tokens[m_random.bounded(9)]);
}

} // namespace callboard::fuzz
