#include "core/redaction.h"
#include "core/literals.h"
#include <QRegularExpression>
#include <array>

namespace callboard {

namespace {
struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

const std::array<Rule, 6> &rules()
{
    static const std::array<Rule, 6> all{{
        {QRegularExpression(uR"rx((?i)(bearer\s+)[^\s"',;]+)rx"_s), u"\\1…"_s},
        {QRegularExpression(uR"rx((?i)(signature=|accesskey=)[^\s"'&;]+)rx"_s), u"\\1…"_s},
        {QRegularExpression(uR"rx((?i)([?&](?:code|access_token|awps_reconnection_token|secret)=)[^\s"'&]+)rx"_s),
         u"\\1…"_s},
        {QRegularExpression(
             uR"rx((?i)("(?:incomingCallContext|accessKey|hubAccessKey|password|token|customContext)"\s*:\s*)"(?:[^"\\]|\\.)*")rx"_s),
         u"\\1\"…\""_s},
        {QRegularExpression(uR"rx(\b[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*)rx"_s), u"…"_s},
        {QRegularExpression(uR"rx(/callbacks/[^\s"'?/]+)rx"_s), u"/callbacks/…"_s},
    }};
    return all;
}

/// The country sign and the last two digits stay: enough to recognise a number in support, too little to dial it.
QString maskNumbers(const QString &text)
{
    static const QRegularExpression number(uR"rx((?:\+|%2[Bb])(\d{5,15}))rx"_s);
    QString out;
    qsizetype from = 0;
    for (auto it = number.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += u'+' + QString(match.capturedLength(1) - 2, u'*') + match.captured(1).last(2);
        from = match.capturedEnd();
    }
    return out.append(QStringView(text).mid(from));
}
} // namespace

QString redacted(const QString &text)
{
    QString out = text;
    for (const Rule &rule : rules())
        out.replace(rule.pattern, rule.replacement);
    return maskNumbers(out);
}

} // namespace callboard
