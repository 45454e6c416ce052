// The part of a relay that serves recordings.
#pragma once
#include "httpd/httpserver.h"
#include <QHostAddress>
#include <QJsonArray>
#include <QUrl>

namespace callboard::test {

/// In the thread of the test. Takes the token "good".
class FakeRelay
{
public:
    FakeRelay();
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    /// A card as the relay writes it, with one part of the sound below; of one that is not stored the service keeps it
    /// from 2026-03-16T06:00Z for a day.
    QJsonObject card(const QString &id, const QString &state = QStringLiteral("ingested")) const;

    QList<QJsonObject> cards;
    QByteArray sound; ///< of every part
    QByteArray peaks;
    int pageSize = 100;
    int refuse = 0; ///< status to answer everything with
    int requests = 0;
    QList<QByteArray> targets;

private:
    httpd::Response list(const httpd::Request &request) const;
    httpd::Response one(const httpd::Request &request) const;
    void get(const char *path, std::function<httpd::Response(const httpd::Request &)> answer);

    httpd::HttpServer m_server;
    quint16 m_port = 0;
};

/// A WAV with a tone of that level and length in each channel; and its peaks.
QByteArray toneSound(int channels, double seconds, int level = 8000);
QByteArray peaksOfSound(const QByteArray &sound);

} // namespace callboard::test
