// The chosen recording: what is known of it, its waveform, its controls.
#pragma once
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

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void follow();
    void followPosition(qint64 ms);
    QString remark() const;
    QString details() const;
    QStringList laneLabels() const;

    Playback &m_playback;
    PlayerActions &m_actions;
    const RecordingWords &m_words;
    Heading *m_title;
    QLabel *m_state;
    QLabel *m_remark;
    Waveform *m_waveform;
    QLabel *m_time;
    QLabel *m_volumeName;
    QSlider *m_volume;
    QList<QToolButton *> m_buttons;
    QLabel *m_details;
    QString m_spoken; ///< the remark that was announced last
};

} // namespace callboard
