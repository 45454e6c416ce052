#include "ui/shell/linkwords.h"
#include "core/literals.h"
#include <QLocale>

namespace callboard {

namespace {

QString timeOfDay(const QDateTime &time, const QString &format)
{
    return QLocale().toString(time.toLocalTime().time(), format);
}

} // namespace

QString LinkWords::brief(const Link &link)
{
    switch (link.state) {
    case Link::State::Connecting: return tr("Connecting…");
    case Link::State::Live:
        return link.latency ? tr("Live %L1 ms").arg(link.latency->count()) : tr("Live", "link to the relay");
    case Link::State::CatchingUp: return link.behind > 0 ? tr("Catching up %L1").arg(link.behind) : tr("Catching up");
    case Link::State::Offline: return tr("Offline since %1").arg(timeOfDay(link.since, u"HH:mm"_s));
    }
    return {};
}

QString LinkWords::sentence(const Link &link)
{
    switch (link.state) {
    case Link::State::Live: return {};
    case Link::State::Connecting: return tr("Connecting to the relay.");
    case Link::State::CatchingUp:
        return link.behind > 0 ? tr("Connected again. Catching up: %Ln event(s) to go.", nullptr, int(link.behind))
                               : tr("Connected again. Catching up with what happened meanwhile.");
    case Link::State::Offline: break;
    }
    if (link.lastTruth.isNull())
        return tr("The relay can't be reached. Trying again.");
    return tr("Working from memory: the relay can't be reached. This is what was true at %1; calls can't be "
              "controlled until the link is back.")
        .arg(timeOfDay(link.lastTruth, u"HH:mm:ss"_s));
}

QString LinkWords::iconName(const Link &link)
{
    switch (link.state) {
    case Link::State::Connecting: return u"link-connecting"_s;
    case Link::State::Live: return u"link-live"_s;
    case Link::State::CatchingUp: return u"link-catching-up"_s;
    case Link::State::Offline: return u"link-offline"_s;
    }
    return {};
}

} // namespace callboard
