#include "daemon.h"
#include "core/literals.h"
#include <QDir>
#include <QUuid>

namespace callboard {

using namespace exchange;

namespace {
QString addressText(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
}
} // namespace

ExchangeDaemon::ExchangeDaemon(ExchangeOptions options, FileConfig config)
    : m_options(std::move(options)),
      m_config(std::move(config))
{
    if (m_config.engine.resourceId.isEmpty())
        m_config.engine.resourceId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_runner = std::make_unique<Runner>(m_config.engine, m_options.seed, SystemClock::instance());
    for (const Endpoint &endpoint : std::as_const(m_config.endpoints))
        m_runner->define(endpoint);
    m_api = std::make_unique<Api>(m_server, *m_runner,
                                  ApiOptions{m_options.accessKey, m_config.pageSize, m_options.seed}, hooks());
    connect(&m_server, &httpd::HttpServer::drained, this, &ExchangeDaemon::stopped);
}

Result<QJsonObject> ExchangeDaemon::start()
{
    if (!m_options.dataFolder.isEmpty() && !QDir().mkpath(m_options.dataFolder))
        return ApiError::invalid(u"--data: the folder can't be made: "_s + m_options.dataFolder);
    const auto port = m_server.listen(m_options.address, m_options.port);
    if (!port)
        return port.error();
    const QString endpoint = u"http://%1:%2"_s.arg(addressText(m_options.address)).arg(*port);
    if (const auto started = startDelivery(endpoint); !started)
        return started.error();
    return firstLine(endpoint);
}

Result<Done> ExchangeDaemon::startDelivery(const QString &endpoint)
{
    auto signer = TokenSigner::open(m_options.dataFolder);
    if (!signer)
        return signer.error();
    DeliveryOptions options;
    options.issuer = endpoint;
    options.audience = m_config.engine.resourceId;
    options.resourceName = m_config.resourceName;
    options.seed = m_options.seed;
    m_delivery = std::make_unique<Delivery>(DeliveryParts{m_transport, m_timers}, SystemClock::instance(),
                                            std::move(signer).value(), std::move(options));
    connect(m_runner.get(), &Runner::happened, this,
            [this](const QList<Event> &events) { m_delivery->deliver(events); });
    for (const Subscription &subscription : std::as_const(m_config.subscriptions))
        m_delivery->subscribe(subscription);
    return Done{};
}

ControlHooks ExchangeDaemon::hooks()
{
    ControlHooks hooks;
    hooks.setDeliveryFaults = [this](const QJsonObject &faults) { return m_delivery->setFaults(faults); };
    hooks.openIdConfiguration = [this] { return m_delivery->openIdConfiguration(); };
    hooks.signingKeys = [this] { return m_delivery->signingKeys(); };
    hooks.confirmSubscription = [this](const QString &code) {
        return m_delivery->confirm(code) ? httpd::Response::json(200, {})
                                         : httpd::Response::error(404, u"NotFound"_s, u"No such subscription."_s);
    };
    return hooks;
}

QJsonObject ExchangeDaemon::firstLine(const QString &endpoint) const
{
    const QString key = QString::fromLatin1(m_options.accessKey.toBase64());
    QStringList numbers;
    for (const RawId &number : m_config.engine.ownedNumbers)
        numbers.append(number.text.mid(2));
    numbers.sort();
    return {{u"endpoint"_s, endpoint},
            {u"accessKey"_s, key},
            {u"connectionString"_s, u"endpoint=%1/;accesskey=%2"_s.arg(endpoint, key)},
            {u"resourceId"_s, m_config.engine.resourceId},
            {u"phoneNumbers"_s, QJsonArray::fromStringList(numbers)},
            {u"seed"_s, QString::number(m_options.seed)}};
}

void ExchangeDaemon::stop()
{
    m_server.shutdown();
}

} // namespace callboard
