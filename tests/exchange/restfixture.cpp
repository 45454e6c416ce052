#include "exchange/restfixture.h"
#include <QHostAddress>
#include <QTest>

namespace callboard::exchange {

void RestFixture::start()
{
    Config config;
    config.resourceId = u"c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c"_s;
    config.ownedNumbers = {RawId("4:"_L1 + Hotline)};
    m_events.clear();
    m_server = std::make_unique<httpd::HttpServer>();
    m_runner = std::make_unique<Runner>(config, 1, SystemClock::instance());
    connect(m_runner.get(), &Runner::happened, this, [this](const QList<Event> &events) { m_events += events; });
    ControlHooks hooks;
    hooks.setDeliveryFaults = [this](const QJsonObject &faults) -> Result<Done> {
        m_deliveryFaults = faults;
        return faults.contains(u"bad"_s) ? Result<Done>(ApiError::invalid(u"$.bad: unknown"_s)) : Result<Done>(Done{});
    };
    hooks.readMediaFaults = [](const QJsonObject &) { return Result<std::function<void()>>([] {}); };
    hooks.figures = [] { return Figures{}; };
    hooks.openIdConfiguration = [] { return QJsonObject{{u"issuer"_s, u"here"_s}}; };
    hooks.signingKeys = [] { return QJsonObject{{u"keys"_s, QJsonArray()}}; };
    hooks.confirmSubscription = [](const QString &) { return httpd::Response::empty(200); };
    m_api = std::make_unique<Api>(*m_server, *m_runner, ApiOptions{Key, 2, 1}, hooks);
    for (const QString &who : {Lee, Sam})
        m_runner->define({RawId(who), u"party"_s, {script::Answer{}}});
    const auto port = m_server->listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    m_endpoint = QUrl(u"http://127.0.0.1:%1"_s.arg(*port));
    m_client = std::make_unique<ApiClient>(m_endpoint, Key);
}

void RestFixture::stop()
{
    m_client.reset();
    m_api.reset();
    m_server.reset();
    m_runner.reset();
}

QJsonObject RestFixture::createBody() const
{
    return {{u"targets"_s, QJsonArray{phone(u"+14255550123"_s)}},
            {u"sourceCallerIdNumber"_s, number(Hotline)},
            {u"callbackUri"_s, u"http://127.0.0.1:9/cb"_s}};
}

QString RestFixture::create(const QString &context)
{
    QJsonObject body = createBody();
    if (!context.isEmpty())
        body.insert(u"operationContext"_s, context);
    const ApiAnswer answer = m_client->post("/calling/callConnections", body);
    waitFor(Callback::Kind::CallConnected);
    return answer.body[u"callConnectionId"].toString();
}

void RestFixture::waitFor(Callback::Kind kind)
{
    const auto came = [&] {
        return std::any_of(m_events.cbegin(), m_events.cend(), [&](const Event &e) {
            const auto *callback = std::get_if<Callback>(&e);
            return callback && callback->kind == kind;
        });
    };
    QTRY_VERIFY(came());
}

} // namespace callboard::exchange
