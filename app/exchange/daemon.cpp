#include "daemon.h"
#include "core/literals.h"
#include "exchange/recorder/announcement.h"
#include "exchange/speech/speaker.h"
#include "exchange/speech/sphinx.h"
#include "exchange/streams/mediafaults.h"
#include <QDir>
#include <QUuid>

namespace callboard {

using namespace exchange;

namespace {
QString addressText(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
}

/// The same after a restart, as long as the key is kept: receivers check tokens for it.
QString resourceOf(const TokenSigner &signer)
{
    static const QUuid Names(u"5a0f4b1c-6a3e-4d6e-9d0b-3f1c2b7a8e95"_s);
    return QUuid::createUuidV5(Names, signer.keyId()).toString(QUuid::WithoutBraces);
}
PromptMaker::Speak speech()
{
    return [speaker = std::shared_ptr<Speaker>(makeSpeaker())](const PromptSource &source) {
        if (source.kind == PromptSource::Kind::Ssml)
            return speaker->ssml(source.content);
        return speaker->text({source.content, source.voice, source.male ? u"male"_s : QString(), source.locale});
    };
}
} // namespace

ExchangeDaemon::ExchangeDaemon(ExchangeOptions options, FileConfig config, TokenSigner signer)
    : m_options(std::move(options)),
      m_config(std::move(config)),
      m_signer(std::move(signer))
{
    if (m_config.engine.resourceId.isEmpty())
        m_config.engine.resourceId = resourceOf(m_signer);
    m_runner = std::make_unique<Runner>(m_config.engine, m_options.seed, SystemClock::instance());
    for (const Endpoint &endpoint : std::as_const(m_config.endpoints))
        m_runner->define(endpoint);
    startRecorder();
    startMedia();
    startStreams();
    m_api = std::make_unique<Api>(m_server, *m_runner,
                                  ApiOptions{m_options.accessKey, m_config.pageSize, m_options.seed}, hooks());
    connect(&m_server, &httpd::HttpServer::drained, this, &ExchangeDaemon::stopped);
}

Result<QJsonObject> ExchangeDaemon::start()
{
    const QString address = addressText(m_options.address);
    const auto port = m_server.listen(m_options.address, m_options.port);
    if (!port)
        return ApiError::invalid(u"--listen %1:%2: %3"_s.arg(address).arg(m_options.port).arg(port.error().detail));
    const QString endpoint = u"http://%1:%2"_s.arg(address).arg(*port);
    startDelivery(endpoint);
    announceRecordings(endpoint);
    return firstLine(endpoint);
}

void ExchangeDaemon::startRecorder()
{
    RecorderOptions options = m_config.recordings;
    options.resourceId = m_config.engine.resourceId;
    if (!m_options.dataFolder.isEmpty())
        options.folder = QDir(m_options.dataFolder).filePath(u"recordings"_s);
    m_recorder = std::make_unique<Recorder>(options, SystemClock::instance());
    connect(m_recorder.get(), &Recorder::broke, m_runner.get(),
            [this](RecordingKey recording) { static_cast<void>(m_runner->run(RecordingBroke{recording})); });
    m_recordingFiles
        = std::make_unique<RecordingFiles>(m_server, *m_recorder, m_options.accessKey, SystemClock::instance());
}

/// Also those of an earlier run, which ended before it could.
void ExchangeDaemon::announceRecordings(const QString &endpoint)
{
    connect(m_recorder.get(), &Recorder::ready, this, [this, endpoint](const Manifest &manifest) {
        const Timestamp now = Timestamp::fromDateTime(SystemClock::instance().now());
        m_delivery->publish(filesAreThere(manifest, endpoint, now));
    });
    m_recorder->recover();
}

void ExchangeDaemon::startMedia()
{
    MediaOptions options{m_options.dataFolder, m_config.phrases, [this] { return m_delivery->socketToken(); }};
    m_media = std::make_unique<MediaServer>(m_ticks, std::move(options),
                                            MediaVoices{speech(), [] { return openSphinx(); }});
    m_media->recordWith(*m_recorder);
    m_media->prepareToListen();
    connect(m_runner.get(), &Runner::happened, m_media.get(), &MediaServer::take);
    connect(m_media.get(), &MediaServer::soundOver, m_runner.get(), &Runner::soundOver);
    connect(m_media.get(), &MediaServer::reported, m_runner.get(),
            [this](const Input &input) { static_cast<void>(m_runner->run(input)); });
}

void ExchangeDaemon::startStreams()
{
    AppSocketRules rules;
    rules.authorities = m_config.authorities;
    m_streams = std::make_unique<StreamDesk>(
        *m_media, [this] { return m_delivery->socketToken(); }, rules);
    connect(m_runner.get(), &Runner::happened, m_streams.get(), &StreamDesk::take);
    connect(m_streams.get(), &StreamDesk::reported, m_runner.get(),
            [this](const Input &input) { static_cast<void>(m_runner->run(input)); });
    m_endpoints = std::make_unique<EndpointSockets>(*m_media, m_options.accessKey.toBase64(), m_options.seed);
    m_endpoints->addRoutes(m_server);
}

Result<std::function<void()>> ExchangeDaemon::readMediaFaults(const QJsonObject &object)
{
    const auto faults = MediaFaults::of(object);
    if (!faults)
        return faults.error();
    return std::function<void()>([this, set = *faults] {
        m_media->setLineFaults(set.line);
        if (!set.dropSockets)
            return;
        m_streams->interruptAll();
        m_endpoints->dropAll();
    });
}

Figures ExchangeDaemon::figures() const
{
    const media::Lateness &late = m_ticks.lateness();
    const auto [legs, calls] = m_media->figures();
    const httpd::HttpStats http = m_server.stats();
    Figures f{m_ticks.ticks(),
              m_ticks.lateTicks(),
              m_ticks.skippedTicks(),
              late.within(0.5),
              late.within(0.99),
              late.within(0.999),
              late.worst(),
              calls,
              legs,
              m_streams->streams(),
              m_endpoints->sockets()};
    for (const StreamFigures &of : {m_streams->figures(), m_endpoints->figures()}) {
        f.framesOut += of.framesOut;
        f.framesIn += of.framesIn;
        f.framesLostOut += of.lostOut;
        f.framesLostIn += of.lostIn;
        f.framesMalformed += of.malformed;
    }
    for (size_t i = 0; i < f.ticksWithin.size(); ++i)
        f.ticksWithin[i] = late.countWithin(std::chrono::microseconds(Figures::LateBounds[i]));
    f.framesNotTranscribed = m_media->framesNotWritten();
    f.ticksNotRecorded = m_recorder->lostTicks();
    f.requests = http.requests;
    f.connections = quint64(http.connections);
    return f;
}

void ExchangeDaemon::startDelivery(const QString &endpoint)
{
    DeliveryOptions options;
    options.issuer = endpoint;
    options.audience = m_config.engine.resourceId;
    options.resourceName = m_config.resourceName;
    options.seed = m_options.seed;
    m_delivery = std::make_unique<Delivery>(DeliveryParts{m_transport, m_timers}, SystemClock::instance(),
                                            std::move(m_signer), std::move(options));
    connect(m_runner.get(), &Runner::happened, this,
            [this](const QList<Event> &events) { m_delivery->deliver(events); });
    for (const Subscription &subscription : std::as_const(m_config.subscriptions))
        m_delivery->subscribe(subscription);
}

ControlHooks ExchangeDaemon::hooks()
{
    ControlHooks hooks;
    hooks.setDeliveryFaults = [this](const QJsonObject &faults) { return m_delivery->setFaults(faults); };
    hooks.readMediaFaults = [this](const QJsonObject &faults) { return readMediaFaults(faults); };
    hooks.figures = [this] { return figures(); };
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
