#include "ui/settings/profile.h"
#include "core/literals.h"
#include <cmath>

namespace callboard {

namespace {

qreal linear(qreal channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

qreal luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

Profile::Problem urlProblem(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1))
        return Profile::Problem::NoUrl;
    if (url.scheme() == "http"_L1 && !isThisMachine(url.host()))
        return Profile::Problem::NotSecure;
    return Profile::Problem::None;
}

} // namespace

QString Profile::title() const
{
    if (!name.isEmpty())
        return name;
    switch (kind) {
    case Kind::Embedded: return tr("This computer", "profile: relay and exchange run here");
    case Kind::Relay: return url.host();
    case Kind::Direct: return tr("Direct", "profile: straight to the telephone service");
    }
    return {};
}

QString Profile::secretName() const
{
    return "profile/"_L1 + id;
}

Profile::Problem Profile::problem() const
{
    if (title().trimmed().isEmpty())
        return kind == Kind::Relay ? Problem::NoUrl : Problem::NoName;
    if (kind != Kind::Relay)
        return Problem::None;
    if (const Problem found = urlProblem(url); found != Problem::None)
        return found;
    return user.trimmed().isEmpty() ? Problem::NoUser : Problem::None;
}

QList<QColor> bandColours()
{
    return {QColor(0x1f, 0x6f, 0x8b), QColor(0xb0, 0x3a, 0x2e), QColor(0x2e, 0x7d, 0x32),
            QColor(0xf2, 0xb1, 0x34), QColor(0x6a, 0x4c, 0x93), QColor(0x45, 0x52, 0x5c)};
}

QColor textOn(const QColor &band)
{
    return contrast(band, Qt::white) >= contrast(band, Qt::black) ? Qt::white : Qt::black;
}

qreal contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace callboard
