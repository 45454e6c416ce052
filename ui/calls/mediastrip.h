// How recording, transcript, stream and prompts of the selected call stand.
#pragma once
#include "ui/calls/callcard.h"
#include "ui/widgets/tones.h"

namespace callboard {

class NoticeRow;

/// A word with a shape for each; the recording's is always there. Alarms stand out below: a recording that failed, or
/// that was asked for and is not confirmed after `soonest`. References outlive it. UI thread.
class MediaStrip : public QWidget
{
    Q_OBJECT

public:
    /// A recording that was asked for has to be confirmed by then (product, recording control).
    static constexpr std::chrono::seconds soonest{3};

    MediaStrip(const CallCard::Parts &parts, QWidget *parent);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Sign;
    QList<Sign> signsOf(const Call &call) const;
    void show(const QList<Sign> &signs);
    void alarm(const Call &call);
    QString alarmOf(const Call &call) const;
    void help();

    CallCard::Parts m_parts;
    QLabel *m_words;
    NoticeRow *m_alarm;
};

} // namespace callboard
