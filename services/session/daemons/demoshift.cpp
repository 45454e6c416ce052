#include "session/daemons/demoshift.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace callboard {

namespace {
QJsonObject step(const QString &what)
{
    return {{u"do"_s, what}};
}

QJsonArray answersAfter(int seconds)
{
    return {QJsonObject{{u"do"_s, u"ring"_s}, {u"seconds"_s, seconds}}, step(u"answer"_s)};
}

QJsonArray rejects(const QString &reason)
{
    return {QJsonObject{{u"do"_s, u"ring"_s}, {u"seconds"_s, 1}},
            QJsonObject{{u"do"_s, u"reject"_s}, {u"reason"_s, reason}}};
}
} // namespace

QString demoLine()
{
    return u"+18005550100"_s;
}

QList<DemoParty> demoParties()
{
    return {
        {u"4:+14255550123"_s, u"Lee Wong"_s, answersAfter(1), true},
        {u"4:+14255550124"_s, u"Roy Diaz"_s, answersAfter(1), true},
        {u"4:+442079460000"_s, u"Eva Novak"_s, answersAfter(2), true},
        {u"4:+14255550130"_s, u"Ana Reyes (billing expert)"_s, answersAfter(1), false},
        {u"4:+14255550131"_s, u"Omar Haddad (always busy)"_s, rejects(u"busy"_s), false},
        {u"4:+14255550132"_s, u"Pia Stein (declines)"_s, rejects(u"declined"_s), false},
        {u"4:+14255550133"_s, u"Jo Tran (never answers)"_s, {step(u"ignore"_s)}, false},
        {u"8:acs:00000000-0000-4000-8000-000000000001_00000000-0000-4000-8000-000000000011"_s, u"Kim Park"_s,
         answersAfter(1), false},
    };
}

DemoShift::DemoShift(QUrl exchange, QString accessKey, QObject *parent)
    : QObject(parent),
      m_exchange(std::move(exchange)),
      m_accessKey(std::move(accessKey))
{
    connect(&m_timer, &QTimer::timeout, this, &DemoShift::dialNext);
}

void DemoShift::start(std::chrono::milliseconds every)
{
    m_timer.start(every);
    dialNext();
}

void DemoShift::stop()
{
    m_timer.stop();
}

DemoParty DemoShift::dialNext()
{
    const QList<DemoParty> parties = demoParties();
    while (!parties[m_next % parties.size()].calls)
        ++m_next;
    const DemoParty caller = parties[m_next++ % parties.size()];
    QUrl url = m_exchange;
    url.setPath(u"/exchange/v1/dial"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_accessKey.toLatin1());
    const QJsonObject body{{u"from"_s, caller.rawId}, {u"to"_s, QString(u"4:"_s + demoLine())}};
    QNetworkReply *reply = m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return caller;
}

} // namespace callboard
