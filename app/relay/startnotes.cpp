#include "startnotes.h"
#include "core/literals.h"
#include <QFileInfo>
#include <QUrl>

namespace callboard::relay {

namespace {
bool isThisMachine(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool othersMayRead(const QString &file)
{
    return !file.isEmpty() && (QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther));
}
} // namespace

QStringList startNotes(const Options &options, const Config &config, const QString &publicUrl)
{
    QStringList notes;
    if (!config.service)
        notes.append(u"no service is configured: actions are refused"_s);
    else if (!isThisMachine(config.service->endpoint.host()) && isThisMachine(QUrl(publicUrl).host()))
        notes.append(u"publicUrl is an address of this machine: the service can't send its events there"_s);
    if (config.eventGridSecret.isEmpty())
        notes.append(u"no eventGridSecret is configured: Event Grid is refused"_s);
    if (!config.tls && !options.address.isLoopback())
        notes.append(u"listening without TLS beyond this machine: passwords and tokens can be read on the way"_s);
    if (othersMayRead(options.configFile))
        notes.append(u"other users of this machine may read the configuration file, which holds secrets"_s);
    return notes;
}

} // namespace callboard::relay
