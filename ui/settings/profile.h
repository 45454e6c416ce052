// One place to sign in to.
#pragma once
#include <QColor>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QUrl>

namespace callboard {

/// A named installation with the colour band that tells it apart. Secrets are not in here: see secretName().
struct Profile {
    Q_DECLARE_TR_FUNCTIONS(callboard::Profile)

public:
    enum class Kind {
        Embedded, ///< relay and exchange of this machine, started by the console
        Relay, ///< a relay somewhere else; user and password
        Direct ///< a service's connection string, through a relay of this machine
    };
    enum class Problem {
        None,
        NoName,
        NoUrl, ///< no address of a relay, or none with http or https
        NotSecure, ///< a password would cross the network unprotected
        NoUser
    };
    QString id; ///< stable, chosen by us
    QString name; ///< chosen by the user; empty for a profile that nobody named
    Kind kind = Kind::Embedded;
    QColor band; ///< behind the profile's name; always with the name, never alone
    QUrl url; ///< of the relay; Relay only
    QString user; ///< Relay only
    QString number; ///< E.164, shown to people we call; Relay and Direct
    bool remember = true; ///< keep the secret in the keychain

    /// What windows call it.
    QString title() const;
    /// Under which name SecretStore keeps the password or connection string.
    QString secretName() const;
    /// What keeps it from being used; the first problem only.
    Problem problem() const;
    bool operator==(const Profile &) const = default;
};

/// Bands to choose from; on each, textOn() has a contrast of at least 4.5 to 1.
QList<QColor> bandColours();
/// Black or white, whichever reads better on the band.
QColor textOn(const QColor &band);
/// WCAG contrast of two opaque colours, 1 to 21.
qreal contrast(const QColor &a, const QColor &b);

} // namespace callboard
