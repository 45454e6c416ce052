// /v1/recordings: what consoles may list, hear and draw.
#pragma once
#include "httpd/httpserver.h"
#include "relay/accounts/tokens.h"
#include "relay/audit/audittrail.h"
#include "relay/vault/vault.h"

namespace callboard::relay {

/// Routes: GET /v1/recordings?after=&limit=, /v1/recordings/{id}, /v1/recordings/{id}/chunks/{n}/audio (ranges, ETag;
/// ?purpose=download is audited as such, ?damaged=accept sends a file that no longer has its checksum), and …/peaks.
/// Supervisors, reviewers and administrators may hear everything, agents recordings of their own calls; others get 403.
/// A file that is not here is 404 with the vault's code, a damaged one 409. Nothing may be kept by caches. Main thread;
/// everything it is given outlives it.
class VaultRest
{
public:
    struct Parts {
        Vault &vault;
        const Tokens &tokens;
        AuditTrail &audit;
        const Clock &clock;
    };
    explicit VaultRest(Parts parts) : m_parts(parts) { }
    void addRoutes(httpd::HttpServer &server);

private:
    struct Asked; ///< a chunk that somebody may have
    using Reply = std::function<void(const Principal &, const httpd::Request &, const httpd::Responder &)>;
    void get(httpd::HttpServer &server, const char *path, Reply reply);
    void list(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    void one(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    void audio(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    void peaks(const Principal &who, const httpd::Request &request, const httpd::Responder &responder);
    Result<StoredRecording> recording(const Principal &who, const httpd::Request &request) const;
    Result<Asked> asked(const Principal &who, const httpd::Request &request) const;
    void note(const Principal &who, const httpd::Request &request, const QByteArray &call, const ApiError *refused);

    Parts m_parts;
    QHash<QByteArray, std::chrono::milliseconds> m_heard; ///< user, chunk and purpose: last request
};

} // namespace callboard::relay
