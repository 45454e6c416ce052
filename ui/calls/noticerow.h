// One line of ActionNotices.
#pragma once
#include "ui/widgets/tones.h"
#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace callboard {

/// Icon, sentence, one button that helps, and one that takes the line away.
class NoticeRow : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeRow(QWidget *parent);

    /// An empty `help` means no such button; without `closable` it stays. A new sentence is spoken.
    void say(Tone tone, const QString &iconName, const QString &sentence, const QString &help, bool closable);
    /// The next sentence is news again.
    void forget() { m_sentence.clear(); }
    const QString &sentence() const { return m_sentence; }
    bool isClosable() const;

signals:
    void helpPressed();
    void closePressed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void recolour();

    Tone m_tone = Tone::Plain;
    QString m_iconName;
    QString m_sentence;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_help;
    QToolButton *m_close;
};

} // namespace callboard
