#include "session/daemons/demoshift.h"
#include "core/literals.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace callboard {

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
