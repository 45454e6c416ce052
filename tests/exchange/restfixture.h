// A running REST interface with two parties that answer at once, and a signed client to it.
#pragma once
#include "core/literals.h"
#include "exchange/apiclient.h"
#include "exchange/rest/api.h"
#include "httpd/httpserver.h"

namespace callboard::exchange {

inline const QByteArray Key = QByteArray("0123456789abcdef").repeated(4);
inline const QString Hotline = u"+18005550100"_s;
inline const QString Lee = u"4:+14255550123"_s;
inline const QString Sam = u"8:acs:c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c_sam"_s;

inline QJsonObject rawId(const QString &id)
{
    return {{u"rawId"_s, id}};
}

inline QJsonObject phone(const QString &number)
{
    return {{u"kind"_s, u"phoneNumber"_s},
            {u"rawId"_s, QString(u"4:"_s + number)},
            {u"phoneNumber"_s, QJsonObject{{u"value"_s, number}, {u"isAnonymous"_s, false}}}};
}

inline QJsonObject number(const QString &value)
{
    return {{u"value"_s, value}};
}

inline QByteArray hex(const QString &id)
{
    return id.toUtf8().toPercentEncoding();
}

/// Base of the REST tests; everything is made anew for each test function.
class RestFixture : public QObject
{
    Q_OBJECT

protected:
    void start();
    void stop();
    /// A call to Lee that is up; gives its id.
    QString create(const QString &context = {});
    QJsonObject createBody() const;
    void waitFor(Callback::Kind kind);
    QByteArray callPath(const QString &id, const char *rest) const
    {
        return "/calling/callConnections/" + id.toLatin1() + rest;
    }

    std::unique_ptr<httpd::HttpServer> m_server;
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<Api> m_api;
    std::unique_ptr<ApiClient> m_client;
    QUrl m_endpoint;
    QList<Event> m_events;
    QJsonObject m_deliveryFaults;
};

} // namespace callboard::exchange
