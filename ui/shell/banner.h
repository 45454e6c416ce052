// A strip above the workspace for something everybody has to know now.
#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace callboard {

/// Icon, sentence and an optional button on a coloured ground; hidden until it has a sentence.
class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Info, Warning };
    explicit Banner(QWidget *parent = nullptr);

    /// An empty sentence hides it; a new one is told to screen readers.
    void say(Tone tone, const QString &iconName, const QString &sentence, const QString &button = {});
    const QString &sentence() const { return m_sentence; }

signals:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Tone m_tone = Tone::Info;
    QString m_iconName;
    QString m_sentence;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace callboard
