// The chosen recording: what is known of it, its waveform, its controls.
#pragma once
#include "library/recordinginfo.h"
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSlider;
class QToolButton;

namespace callboard {

class Heading;
class Playback;
class PlayerActions;
class RecordingWords;
class Waveform;

/// UI thread; what it is given outlives it.
class PlayerPane : public QWidget
{
    Q_OBJECT
public:
    PlayerPane(Playback &playback, PlayerActions &actions, const RecordingWords &words, QWidget *parent = nullptr);
    void retranslate();
    /// Words about time that is left are others now.
    void timePassed() { follow(); }

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QLayout *makeControls();
    QString titleOf(const library::RecordingInfo *recording) const;
    void copyDetails() const;
    void follow();
    void followPosition(qint64 ms);
    QString remark() const;
    QString details() const;
    QStringList laneLabels() const;

    Playback &m_playback;
    PlayerActions &m_actions;
    const RecordingWords &m_words;
    Heading *m_title;
    QLabel *m_shape;
    QLabel *m_state;
    QLabel *m_remark;
    Waveform *m_waveform;
    QWidget *m_controls;
    QLabel *m_time;
    QLabel *m_volumeName;
    QSlider *m_volume;
    QList<QToolButton *> m_buttons;
    QPlainTextEdit *m_details;
    QString m_spoken; ///< the remark that was announced last
};

} // namespace callboard
