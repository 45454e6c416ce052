// Request bodies to engine inputs. Every function gives the input, or a refusal (400) that says all that is
// wrong.
#pragma once
#include "exchange/rest/requestchecks.h"
#include <QJsonObject>

namespace callboard::exchange {

/// What reading a request needs besides its body.
struct RequestFrame {
    QString apiVersion;
    CallId connection; ///< of the path; empty where there is none
    const QSet<RawId> &ownedNumbers;
};

Result<CreateCall> readCreate(const QJsonObject &body, const RequestFrame &frame);
Result<AnswerCall> readAnswer(const QJsonObject &body, const RequestFrame &frame);
Result<RedirectCall> readRedirect(const QJsonObject &body, const RequestFrame &frame);
Result<RejectCall> readReject(const QJsonObject &body, const RequestFrame &frame);
Result<ConnectCall> readConnect(const QJsonObject &body, const RequestFrame &frame);
Result<Transfer> readTransfer(const QJsonObject &body, const RequestFrame &frame);
Result<AddParticipant> readAdd(const QJsonObject &body, const RequestFrame &frame);
Result<CancelAdd> readCancelAdd(const QJsonObject &body, const RequestFrame &frame);
Result<RemoveParticipant> readRemove(const QJsonObject &body, const RequestFrame &frame);
Result<MoveParticipants> readMove(const QJsonObject &body, const RequestFrame &frame);
/// Also gives the context to answer with.
Result<std::pair<MuteParticipant, QString>> readMute(const QJsonObject &body, const RequestFrame &frame);
Result<SetHold> readHold(const QJsonObject &body, const RequestFrame &frame);
Result<SetHold> readUnhold(const QJsonObject &body, const RequestFrame &frame);
Result<Play> readPlay(const QJsonObject &body, const RequestFrame &frame);
Result<Recognize> readRecognize(const QJsonObject &body, const RequestFrame &frame);
Result<WatchTones> readWatchTones(const QJsonObject &body, const RequestFrame &frame, bool on);
Result<StartStreaming> readStartStreaming(const QJsonObject &body, const RequestFrame &frame);
Result<StopStreaming> readStopStreaming(const QJsonObject &body, const RequestFrame &frame);
Result<SendTones> readSendTones(const QJsonObject &body, const RequestFrame &frame);
Result<StartTranscription> readStartTranscription(const QJsonObject &body, const RequestFrame &frame);
Result<UpdateTranscription> readUpdateTranscription(const QJsonObject &body, const RequestFrame &frame);
Result<StopTranscription> readStopTranscription(const QJsonObject &body, const RequestFrame &frame);
/// The part of a set-up.
std::optional<TranscriptionSetup> transcriptionOf(const std::optional<wire::WebSocketTranscriptionOptions> &options,
                                                  RequestChecks &checks);
Result<StartRecording> readStartRecording(const QJsonObject &body, const RequestFrame &frame);
/// Part of create, answer and connect; an error only for an address that no socket can be opened to.
Result<StreamOptions> readStreaming(const wire::WebSocketMediaStreamingOptions &options, RequestChecks &checks);
/// One prompt source of a request.
PromptSource readSource(const wire::PlaySource &source, const QString &name, RequestChecks &checks);
/// Body of the control API: {"from", "to", "customContext"?}.
Result<Dial> readDial(const QJsonObject &body);

} // namespace callboard::exchange
