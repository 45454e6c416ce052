#include "exchange/speech/lexicon.h"
#include "core/literals.h"
#include <QFile>
#include <algorithm>

namespace callboard::exchange {

namespace {
std::string_view wordOf(std::string_view line)
{
    return line.substr(0, line.find_first_of(" (\t"));
}
} // namespace

Result<Lexicon> Lexicon::open(const QString &file)
{
    QFile f(file);
    if (!f.open(QIODevice::ReadOnly))
        return ApiError::of(ApiError::Kind::NotFound,
                            u"speech dictionary %1: %2; is pocketsphinx-en-us installed?"_s.arg(file, f.errorString()));
    return Lexicon(f.readAll());
}

Lexicon::Lexicon(QByteArray text) : m_text(std::move(text))
{
    const std::string_view all(m_text.constData(), size_t(m_text.size()));
    for (size_t from = 0; from < all.size();) {
        const size_t end = std::min(all.find('\n', from), all.size());
        if (end > from)
            m_lines.push_back(all.substr(from, end - from));
        from = end + 1;
    }
    std::stable_sort(m_lines.begin(), m_lines.end(), [](Line a, Line b) { return wordOf(a) < wordOf(b); });
}

bool Lexicon::knows(const QString &word) const
{
    return !linesOf(word).isEmpty();
}

QByteArray Lexicon::linesOf(const QString &word) const
{
    const std::string key = word.toStdString();
    QByteArray lines;
    for (auto line = std::lower_bound(m_lines.begin(), m_lines.end(), std::string_view(key),
                                      [](Line l, std::string_view w) { return wordOf(l) < w; });
         line != m_lines.end() && wordOf(*line) == key; ++line)
        lines.append(line->data(), qsizetype(line->size())).append('\n');
    return lines;
}

} // namespace callboard::exchange
