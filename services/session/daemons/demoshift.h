// A shift of scripted callers, so that a fresh install has something to answer.
#pragma once
#include <QJsonArray>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>
#include <chrono>

namespace callboard {

/// Somebody the exchange plays: follows the script when called, and as a caller once the call is answered.
struct DemoParty {
    QString rawId;
    QString name;
    QJsonArray script;
    bool calls = false; ///< rings the line from time to time
};

/// The number that the demonstration's callers dial and that outgoing calls show.
QString demoLine();
/// Names and reserved numbers (+1 425 555 01xx) of the demonstration.
QList<DemoParty> demoParties();
/// What they and their agents say, a sentence each: an exchange that knows it understands it better.
QStringList demoPhrases();

/// Lets one caller after another dial the line through the exchange's control interface. Owned by LocalSystem;
/// needs an event loop. A call that can't be placed is tried again at the next turn.
class DemoShift final : public QObject
{
    Q_OBJECT
public:
    DemoShift(QUrl exchange, QString accessKey, QObject *parent = nullptr);
    /// The first call comes at once, the next ones `every` after each other.
    void start(std::chrono::milliseconds every = std::chrono::seconds(25));
    void stop();
    /// Lets the next caller dial now; tells who it is.
    DemoParty dialNext();

private:
    QUrl m_exchange;
    QString m_accessKey;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    qsizetype m_next = 0;
};

} // namespace callboard
