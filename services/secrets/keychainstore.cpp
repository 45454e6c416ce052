#include "secrets/keychainstore.h"
#include "core/literals.h"
#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace callboard {

namespace {

ApiError keychainError(QKeychain::Error error, const QString &detail)
{
    ApiError result;
    result.detail = detail;
    switch (error) {
    case QKeychain::EntryNotFound: result.kind = ApiError::Kind::NotFound; return result;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        result.kind = ApiError::Kind::Auth;
        result.code = secreterror::refused;
        return result;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: result.code = secreterror::missing; return result;
    default: break;
    }
    // Without a session bus QtKeychain still answers OtherError; only the text tells the two apart.
    const bool noBus = detail.contains("autolaunch"_L1, Qt::CaseInsensitive) || detail.contains("ServiceUnknown"_L1)
        || detail.contains("not provided by any .service"_L1);
    result.code = noBus ? secreterror::missing : secreterror::locked;
    return result;
}

ApiError noAnswer()
{
    ApiError error;
    error.kind = ApiError::Kind::Timeout;
    error.code = secreterror::silent;
    return error;
}

/// Answers once: with the job's outcome or, when the keychain is silent, with a time-out. The job is left to finish by
/// itself then, because its backend still holds a pointer to it.
template<class T, class Job, class Take>
QFuture<Result<T>> run(Job *job, const QString &name, std::chrono::milliseconds patience, Take take)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](Result<T> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, job, [=](QKeychain::Job *) { answer(take(*job)); });
    QTimer::singleShot(patience, job, [answer] { answer(noAnswer()); });
    job->start();
    return promise->future();
}

Result<Done> written(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return Done{};
    return keychainError(job.error(), job.errorString());
}

Result<QString> textOf(const QKeychain::ReadPasswordJob &job)
{
    if (job.error() == QKeychain::NoError)
        return job.textData();
    return keychainError(job.error(), job.errorString());
}

Result<Done> removed(const QKeychain::Job &job)
{
    return job.error() == QKeychain::EntryNotFound ? Result<Done>(Done{}) : written(job);
}

} // namespace

KeychainStore::KeychainStore(QString service, std::chrono::milliseconds patience)
    : m_service(std::move(service)),
      m_patience(patience)
{
}

QFuture<Result<QString>> KeychainStore::read(const QString &name)
{
    return run<QString>(new QKeychain::ReadPasswordJob(m_service), name, m_patience, textOf);
}

QFuture<Result<Done>> KeychainStore::write(const QString &name, const QString &secret)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    job->setTextData(secret);
    return run<Done>(job, name, m_patience, written);
}

QFuture<Result<Done>> KeychainStore::remove(const QString &name)
{
    return run<Done>(new QKeychain::DeletePasswordJob(m_service), name, m_patience, removed);
}

} // namespace callboard
