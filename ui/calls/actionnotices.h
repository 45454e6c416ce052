// What became of actions, as long as somebody should know.
#pragma once
#include "session/desk/calldesk.h"
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace callboard {

class CallActions;
class NoticeRow;
class Ticker;

/// A line for each action that failed or was not confirmed, for each call that is being dialled and has no card yet,
/// and one for the last explanation. Hidden while there is nothing to say. Desk, actions and ticker outlive it.
class ActionNotices : public QWidget
{
    Q_OBJECT

public:
    /// How long an explanation stays.
    static constexpr std::chrono::seconds explained{10};
    static constexpr int most = 4;

    ActionNotices(CallDesk &desk, CallActions &actions, const Ticker &ticker, QWidget *parent);
    void explain(const QString &sentence, const std::optional<CallRequest> &instead);
    /// Takes away the explanation, else the newest line that can be; false when there was none.
    bool dismissNewest();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshRow(const PendingAction &action);
    bool shows(const PendingAction &action) const;
    void hideExplanation();
    void showOrHide();

    CallDesk &m_desk;
    CallActions &m_actions;
    QVBoxLayout *m_column;
    NoticeRow *m_explanation;
    std::optional<CallRequest> m_instead;
    QMap<QString, NoticeRow *> m_rows; ///< by action id
    QStringList m_order;
    QTimer m_due;
    QTimer m_fade;
};

} // namespace callboard
