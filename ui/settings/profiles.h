// The list of profiles, kept in the settings file.
#pragma once
#include "ui/settings/profile.h"
#include "ui/settings/settings.h"

namespace callboard {

/// Never empty: a fresh installation has one embedded profile, and the last profile can't be removed.
/// Same thread and lifetime as the Settings it writes to.
class Profiles : public QObject
{
    Q_OBJECT

public:
    explicit Profiles(Settings &settings, QObject *parent = nullptr);

    const QList<Profile> &all() const { return m_profiles; }
    /// nullptr when there is none with this id.
    const Profile *find(const QString &id) const;
    /// Finds by id, then by title; for --profile.
    const Profile *findNamed(const QString &idOrTitle) const;
    /// The one signed in to last, else the first.
    const Profile &preferred() const;

    /// Adds it or replaces the one with its id; an empty id is given a new one. The id it is kept under.
    QString save(Profile profile);
    /// False for the last profile and for unknown ids. Its secret is the caller's to remove.
    bool remove(const QString &id);
    void setPreferred(const QString &id);
    /// A colour that no other profile has yet, as long as there are any.
    QColor freeBand() const;

signals:
    void changed();

private:
    void load();
    void store();

    Settings &m_settings;
    QList<Profile> m_profiles;
};

} // namespace callboard
