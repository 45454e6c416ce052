// A button that tells how far its action has come.
#pragma once
#include <QAction>
#include <QPushButton>

namespace callboard {

/// Follows a QAction: text, icon, key, enabled, visible; not its mnemonic, which is the menus'. Hatched with seconds
/// while asked for, marked when confirmed, failed or not confirmed. Its width stays the same in all phases. Greyed with
/// a reason it can still be pressed and focused, so that everybody gets to know the reason. UI thread.
class PhaseButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Phase { Idle, Waiting, Confirmed, Failed, Unconfirmed };

    /// The action's property that names its icon, to draw it in the phase's colour.
    static constexpr char iconName[] = "iconName";

    explicit PhaseButton(QAction *action, QWidget *parent = nullptr);

    Phase phase() const { return m_phase; }
    /// `words`: what is going on, "Holding"; `seconds`: for how long.
    void setPhase(Phase phase, const QString &words = {}, qint64 seconds = 0);
    /// Why pressing would only explain; empty when it would act.
    void setReason(const QString &reason);
    const QString &reason() const { return m_reason; }
    /// The longest words a phase may show, for the width.
    void setLongestWords(const QString &words);
    /// Drawn as the one thing to press now, or as something that ends things.
    enum class Weight { Normal, Primary, Danger };
    void setWeight(Weight weight);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void describe();
    QString label() const;
    QString keyText() const;
    QString writtenKey() const;
    void paintWeight(QPainter &painter, const QRect &rect) const;
    QColor textColour() const;

    QAction *m_action;
    Phase m_phase = Phase::Idle;
    QString m_words;
    QString m_longest;
    QString m_reason;
    qint64 m_seconds = 0;
    Weight m_weight = Weight::Normal;
};

} // namespace callboard
