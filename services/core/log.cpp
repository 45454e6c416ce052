#include "core/log.h"
#include "core/literals.h"
#include "core/redaction.h"
#include <QDateTime>
#include <cstdio>

Q_LOGGING_CATEGORY(lcCore, "callboard.core")

namespace callboard {

namespace {
QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug"_L1;
    case QtInfoMsg: return "info"_L1;
    case QtWarningMsg: return "warning"_L1;
    case QtCriticalMsg: return "error"_L1;
    case QtFatalMsg: return "fatal"_L1;
    }
    return {};
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // Qt reports fonts that lack a script in the default category, once per font: noise no rule can mute.
    if (text.startsWith("OpenType support missing"_L1))
        return;
    QString line = redacted(text);
    line.replace(u'\n', u' ');
    const QString stamp = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    std::fprintf(stderr, "%s %s %s: %s\n", qPrintable(stamp), levelName(type).data(),
                 context.category ? context.category : "default", qPrintable(line));
}
} // namespace

void installLogging()
{
    qInstallMessageHandler(writeLine);
}

} // namespace callboard
