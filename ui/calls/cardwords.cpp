#include "ui/calls/cardwords.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/reasontext.h"
#include <QLocale>

namespace callboard {

static const QString dot = u"  ·  "_s;

QString CardWords::identity(const CallRow &row)
{
    QStringList parts;
    if (!row.name.isEmpty() && !row.party.number.isEmpty())
        parts += spacedNumber(row.party.number);
    if (!row.line.isEmpty() && row.direction == CallDirection::Incoming)
        parts += tr("on line %1").arg(spacedNumber(row.line));
    if (row.direction == CallDirection::Outgoing)
        parts += tr("called by us");
    return parts.join(dot);
}

QString CardWords::times(const CallRow &row, qint64 nowMs)
{
    QStringList parts;
    const QString span = spanText(row.seconds(nowMs));
    switch (row.section()) {
    case CallSection::Ringing: parts += tr("%1 left to answer").arg(span); break;
    case CallSection::Live:
        if (row.heldMs)
            parts += tr("on hold %1").arg(spanText((nowMs - row.heldMs) / 1000));
        parts += row.answeredMs ? tr("talking %1").arg(span) : tr("since %1").arg(span);
        break;
    case CallSection::Recent:
        if (row.answeredMs)
            parts += tr("lasted %1").arg(span);
        break;
    }
    if (row.direction == CallDirection::Incoming && row.section() != CallSection::Ringing)
        parts += tr("waited %1").arg(spanText(row.waited(nowMs)));
    return parts.join(dot);
}

QString CardWords::ending(const CallRow &row)
{
    if (row.section() != CallSection::Recent || row.endedMs == 0)
        return {};
    const QTime at = QDateTime::fromMSecsSinceEpoch(row.endedMs).time();
    const QString when = tr("ended at %1").arg(QLocale().toString(at, u"HH:mm:ss"_s));
    const QString why = ReasonText::withCode(row.end);
    return why.isEmpty() ? when : when + dot + why;
}

QString CardWords::context(const CallContext &context)
{
    QStringList lines;
    for (const auto *headers : {&context.voipHeaders, &context.sipHeaders}) {
        for (auto it = headers->cbegin(); it != headers->cend(); ++it)
            lines += tr("%1: %2", "header of the call: its value").arg(it.key(), it.value());
    }
    return lines.join(u'\n');
}

QString CardWords::owner(const CallRow &row)
{
    return row.mine || row.owner.isEmpty() ? QString() : tr("handled by %1").arg(row.owner.text);
}

} // namespace callboard
