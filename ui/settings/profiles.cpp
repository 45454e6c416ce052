#include "ui/settings/profiles.h"
#include <QUuid>
#include <algorithm>

namespace callboard {

namespace {

constexpr std::array kindNames{"embedded"_L1, "relay"_L1, "direct"_L1};

Profile embedded()
{
    Profile profile;
    profile.id = u"embedded"_s;
    profile.band = bandColours().constFirst();
    return profile;
}

std::optional<Profile> readProfile(const QSettings &file)
{
    const auto kind = std::find(kindNames.begin(), kindNames.end(), file.value("kind").toString());
    Profile profile;
    profile.id = file.value("id").toString();
    if (profile.id.isEmpty() || kind == kindNames.end())
        return std::nullopt;
    profile.kind = Profile::Kind(kind - kindNames.begin());
    profile.name = file.value("name").toString();
    profile.band = QColor(file.value("band").toString());
    if (!profile.band.isValid())
        profile.band = bandColours().constFirst();
    profile.url = QUrl(file.value("url").toString());
    profile.user = file.value("user").toString();
    profile.number = file.value("number").toString();
    profile.remember = file.value("remember").toString() != "false"_L1;
    return profile;
}

void writeProfile(QSettings &file, const Profile &profile)
{
    file.setValue("id", profile.id);
    file.setValue("kind", QString(kindNames.at(size_t(profile.kind))));
    file.setValue("name", profile.name);
    file.setValue("band", profile.band.name());
    file.setValue("url", profile.url.toString(QUrl::RemoveUserInfo));
    file.setValue("user", profile.user);
    file.setValue("number", profile.number);
    file.setValue("remember", profile.remember);
}

} // namespace

Profiles::Profiles(Settings &settings, QObject *parent) : QObject(parent), m_settings(settings)
{
    load();
}

void Profiles::load()
{
    QSettings &file = m_settings.file();
    const int count = file.beginReadArray("profiles");
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        const auto profile = readProfile(file);
        if (profile && !find(profile->id))
            m_profiles << *profile;
    }
    file.endArray();
    if (m_profiles.isEmpty())
        m_profiles << embedded();
}

void Profiles::store()
{
    QSettings &file = m_settings.file();
    file.remove("profiles");
    file.beginWriteArray("profiles", int(m_profiles.size()));
    for (int i = 0; i < m_profiles.size(); ++i) {
        file.setArrayIndex(i);
        writeProfile(file, m_profiles.at(i));
    }
    file.endArray();
    emit changed();
}

const Profile *Profiles::find(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(), [&](const Profile &p) { return p.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

const Profile *Profiles::findNamed(const QString &idOrTitle) const
{
    if (const Profile *byId = find(idOrTitle))
        return byId;
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(), [&](const Profile &p) {
        return p.title().compare(idOrTitle, Qt::CaseInsensitive) == 0;
    });
    return found == m_profiles.end() ? nullptr : &*found;
}

const Profile &Profiles::preferred() const
{
    const Profile *last = find(m_settings.value(setting::lastProfile));
    return last ? *last : m_profiles.constFirst();
}

QString Profiles::save(Profile profile)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto found
        = std::find_if(m_profiles.begin(), m_profiles.end(), [&](const Profile &p) { return p.id == profile.id; });
    if (found == m_profiles.end())
        m_profiles << profile;
    else if (*found == profile)
        return profile.id;
    else
        *found = profile;
    store();
    return profile.id;
}

bool Profiles::remove(const QString &id)
{
    if (m_profiles.size() == 1 || !find(id))
        return false;
    m_profiles.removeIf([&](const Profile &p) { return p.id == id; });
    store();
    return true;
}

void Profiles::setPreferred(const QString &id)
{
    m_settings.set(setting::lastProfile, id);
}

QColor Profiles::freeBand() const
{
    const QList<QColor> colours = bandColours();
    const auto isFree = [this](const QColor &colour) {
        return std::none_of(m_profiles.begin(), m_profiles.end(), [&](const Profile &p) { return p.band == colour; });
    };
    const auto found = std::find_if(colours.begin(), colours.end(), isFree);
    return found == colours.end() ? colours.constFirst() : *found;
}

} // namespace callboard
