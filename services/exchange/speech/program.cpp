#include "exchange/speech/program.h"
#include "core/literals.h"
#include <QDeadlineTimer>
#include <QProcess>

namespace callboard::exchange {

namespace {
constexpr int MessageLength = 200;

ApiError failure(const ProgramRun &run, ApiError::Kind kind, const QString &what)
{
    return ApiError::of(kind, run.program + ": "_L1 + what);
}

Result<Done> start(QProcess &process, const ProgramRun &run)
{
    process.start(run.program, run.arguments);
    if (!process.waitForStarted(int(run.timeout.count()))) {
        if (process.error() == QProcess::FailedToStart)
            return failure(run, ApiError::Kind::NotFound, u"the program can't be started; is it installed?"_s);
        return failure(run, ApiError::Kind::Timeout, u"did not start in time"_s);
    }
    process.write(run.input);
    process.closeWriteChannel();
    return Done{};
}

Result<QByteArray> collect(QProcess &process, const ProgramRun &run, const QDeadlineTimer &deadline)
{
    QByteArray output;
    while (process.state() != QProcess::NotRunning) {
        process.waitForReadyRead(int(std::max<qint64>(0, deadline.remainingTime())));
        output += process.readAllStandardOutput();
        if (output.size() > run.mostOutput)
            return failure(run, ApiError::Kind::Invalid, u"gave more than %1 bytes"_s.arg(run.mostOutput));
        if (deadline.hasExpired() && process.state() != QProcess::NotRunning)
            return failure(run, ApiError::Kind::Timeout, u"took longer than %1 ms"_s.arg(run.timeout.count()));
    }
    return output + process.readAllStandardOutput();
}

Result<Done> verdict(QProcess &process, const ProgramRun &run)
{
    if (process.exitStatus() == QProcess::CrashExit)
        return failure(run, ApiError::Kind::Server, u"was ended by a signal"_s);
    if (process.exitCode() == 0)
        return Done{};
    const QString message = QString::fromUtf8(process.readAllStandardError()).simplified();
    return failure(run, ApiError::Kind::Invalid, message.left(MessageLength));
}
} // namespace

Result<QByteArray> runProgram(const ProgramRun &run)
{
    const QDeadlineTimer deadline(run.timeout);
    QProcess process;
    if (const auto started = start(process, run); !started)
        return started.error();
    auto output = collect(process, run, deadline);
    if (!output) {
        process.kill();
        process.waitForFinished();
        return output;
    }
    if (const auto ended = verdict(process, run); !ended)
        return ended.error();
    return output;
}

} // namespace callboard::exchange
