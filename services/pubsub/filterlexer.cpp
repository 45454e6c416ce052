#include "pubsub/filterlexer.h"
#include "core/literals.h"

namespace callboard::pubsub {

namespace {
using Kind = FilterToken::Kind;

ApiError wrongAt(qsizetype at)
{
    return ApiError::invalid(u"filter: can't be read at character %1"_s.arg(at + 1));
}

/// A quote inside a text is written twice. Returns the place behind the closing quote, -1 without one.
qsizetype readText(const QString &text, qsizetype at, QString &out)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] != u'\'') {
            out += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == u'\'') {
            out += text[at++];
        } else {
            return at + 1;
        }
    }
    return -1;
}

template<class Test>
qsizetype runEnd(const QString &text, qsizetype at, Test test)
{
    while (at < text.size() && test(text[at]))
        ++at;
    return at;
}
} // namespace

Result<QList<FilterToken>> lexFilter(const QString &text)
{
    QList<FilterToken> tokens;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text[at];
        FilterToken token{Kind::End, {}, 0, at};
        if (c.isSpace()) {
            ++at;
            continue;
        }
        if (c == u'(' || c == u')' || c == u',') {
            token.kind = c == u'(' ? Kind::Open : c == u')' ? Kind::Close : Kind::Comma;
            ++at;
        } else if (c == u'\'') {
            token.kind = Kind::Text;
            token.text = u""_s;
            at = readText(text, at, token.text);
            if (at < 0)
                return wrongAt(token.at);
        } else if (c.isDigit() || c == u'-') {
            const qsizetype end = runEnd(text, at + 1, [](QChar d) { return d.isDigit(); });
            bool whole = false;
            token.kind = Kind::Number;
            token.number = QStringView(text).sliced(at, end - at).toLongLong(&whole);
            if (!whole)
                return wrongAt(token.at);
            at = end;
        } else if (c.isLetter()) {
            const qsizetype end = runEnd(text, at, [](QChar d) { return d.isLetterOrNumber() || d == u'_'; });
            token.kind = Kind::Name;
            token.text = text.sliced(at, end - at).toLower();
            at = end;
        } else {
            return wrongAt(at);
        }
        tokens.append(token);
    }
    tokens.append(FilterToken{Kind::End, {}, 0, text.size()});
    return tokens;
}

} // namespace callboard::pubsub
