#include "pubsub/clientframes.h"

namespace callboard::pubsub {

namespace {
/// Past a string that starts at `at` (on its opening quote).
qsizetype pastString(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        at += text[at] == '\\';
    return at + 1;
}

qsizetype pastBlanks(const QByteArray &text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r'))
        ++at;
    return at;
}

/// Past one JSON value; the text is known to be valid.
qsizetype pastValue(const QByteArray &text, qsizetype at)
{
    if (at < text.size() && text[at] == '"')
        return pastString(text, at);
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = pastString(text, at) - 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return at;
            if (--depth == 0)
                return at + 1;
        } else if (depth == 0 && (c == ',' || c == ' ' || c == '\n' || c == '\t' || c == '\r')) {
            return at;
        }
    }
    return at;
}
} // namespace

QByteArray memberText(const QByteArray &object, QByteArrayView key)
{
    QByteArray found;
    qsizetype at = object.indexOf('{') + 1;
    while ((at = pastBlanks(object, at)) < object.size() && object[at] == '"') {
        const qsizetype end = pastString(object, at);
        const QByteArrayView name(object.constData() + at + 1, end - at - 2);
        const qsizetype value = pastBlanks(object, pastBlanks(object, end) + 1);
        const qsizetype after = pastValue(object, value);
        if (name == key) // the last of several equal names counts, as in QJsonDocument
            found = object.mid(value, after - value);
        at = pastBlanks(object, after) + 1;
    }
    return found;
}

} // namespace callboard::pubsub
