#include "relay/intake/jsonsplit.h"
#include <QByteArrayView>

namespace callboard::relay {

namespace {
constexpr int DeepestNesting = 64;

/// Index behind the closing quote of the string that opens at `at`; -1 when there is none, or when it holds what only
/// lenient readers accept: texts are passed on to readers that are strict.
qsizetype behindString(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (uchar(text[at]) < 0x20)
            return -1;
        if (text[at] == '\\' && (++at >= text.size() || !QByteArrayView("\"\\/bfnrtu").contains(text[at])))
            return -1;
    }
    return -1;
}

/// Index of the comma or bracket that ends the element that starts at `at`; the end of the text counts as such.
qsizetype elementEnd(const QByteArray &text, qsizetype at)
{
    for (int depth = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = behindString(text, at);
            if (at < 0)
                return -1;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ']'))
            return at;
        if ((c == '{' || c == '[') && ++depth > DeepestNesting)
            return -1;
        if ((c == '}' || c == ']') && --depth < 0)
            return -1;
        if (++at == text.size() && depth != 0)
            return -1;
    }
    return text.size();
}
} // namespace

std::optional<QList<QByteArray>> splitJson(const QByteArray &body)
{
    const QByteArray text = body.startsWith("\xef\xbb\xbf") ? body.mid(3).trimmed() : body.trimmed();
    if (text.isEmpty())
        return {};
    if (text[0] != '[') {
        if (elementEnd(text, 0) != text.size())
            return {};
        return QList{text};
    }
    QList<QByteArray> elements;
    for (qsizetype at = 1;;) {
        const qsizetype end = elementEnd(text, at);
        if (end < 0 || end >= text.size())
            return {};
        const QByteArray element = text.sliced(at, end - at).trimmed();
        if (element.isEmpty() && (text[end] == ',' || !elements.isEmpty()))
            return {};
        if (!element.isEmpty())
            elements.append(element);
        if (text[end] == ']')
            return end + 1 == text.size() ? std::optional(elements) : std::nullopt;
        at = end + 1;
    }
}

} // namespace callboard::relay
