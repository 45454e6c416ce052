#include "ui/shell/linkstatus.h"
#include "core/literals.h"
#include <QLocale>

namespace callboard {

namespace {

QString timeOfDay(const QDateTime &time, const QString &format)
{
    return QLocale().toString(time.toLocalTime().time(), format);
}

} // namespace

QString LinkStatus::words() const
{
    switch (state) {
    case State::Connecting: return tr("Connecting…");
    case State::Live: return latency ? tr("Live %L1 ms").arg(latency->count()) : tr("Live", "link to the relay");
    case State::CatchingUp: return behind > 0 ? tr("Catching up %L1").arg(behind) : tr("Catching up");
    case State::Offline: return tr("Offline since %1").arg(timeOfDay(since, u"HH:mm"_s));
    }
    return {};
}

QString LinkStatus::sentence() const
{
    switch (state) {
    case State::Live: return {};
    case State::Connecting: return tr("Connecting to the relay.");
    case State::CatchingUp:
        return behind > 0 ? tr("Connected again. Catching up: %Ln event(s) to go.", nullptr, int(behind))
                          : tr("Connected again. Catching up with what happened meanwhile.");
    case State::Offline: break;
    }
    if (lastTruth.isNull())
        return tr("The relay can't be reached. Trying again.");
    return tr("Working from memory: the relay can't be reached. This is what was true at %1; calls can't be "
              "controlled until the link is back.")
        .arg(timeOfDay(lastTruth, u"HH:mm:ss"_s));
}

QString LinkStatus::iconName() const
{
    switch (state) {
    case State::Connecting: return u"link-connecting"_s;
    case State::Live: return u"link-live"_s;
    case State::CatchingUp: return u"link-catching-up"_s;
    case State::Offline: return u"link-offline"_s;
    }
    return {};
}

} // namespace callboard
