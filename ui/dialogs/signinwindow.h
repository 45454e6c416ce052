// The first window: where to sign in, and as whom.
#pragma once
#include "session/signin/signin.h"
#include "ui/settings/profiles.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace callboard {

class ProfileList;
class SecretForm;

/// Asks and tells; SignIn does. Everything works by keyboard: Enter signs in, Escape cancels an attempt.
/// References outlive it.
class SignInWindow : public QWidget
{
    Q_OBJECT

public:
    SignInWindow(Profiles &profiles, Settings &settings, QWidget *parent = nullptr);

    /// What the profile alone tells: user and secret as they are kept.
    static SignInRequest requestFor(const Profile &profile);
    const Profile &profile() const;
    void choose(const QString &profileId);
    /// An attempt is under way (or not, with Idle).
    void setStep(SignIn::Step step);
    void showProblem(const SignInProblem &problem);
    /// What stood in the way of the last attempt, as the window says it; empty when nothing did.
    QString problem() const;
    /// A sentence that is no failure: signed out by the relay, secrets in memory only.
    void showRemark(const QString &sentence);

public slots:
    /// As if the user had pressed Sign in.
    void submit();

signals:
    void signInRequested(const callboard::SignInRequest &request);
    void cancelled();
    /// Its kept secret can go.
    void profileRemoved(const callboard::Profile &profile);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildMessage(QVBoxLayout *column);
    void showProfile();
    void tell(const QString &iconName, const QString &sentence, const QString &details);
    void refuse(const QString &sentence);
    void refreshMessage();
    void growToFit();
    void retranslate();

    Profiles &m_profiles;
    Settings &m_settings;
    ProfileList *m_list;
    SecretForm *m_form;
    QLabel *m_title;
    QLabel *m_sign;
    QLabel *m_sentence;
    QWidget *m_message;
    QPushButton *m_copy;
    QProgressBar *m_progress;
    QLabel *m_stepWords;
    QPushButton *m_signIn;
    QPushButton *m_cancel;
    QComboBox *m_language;
    QString m_signName;
    QString m_details;
    std::optional<SignInProblem> m_problem;
    SignIn::Step m_step = SignIn::Step::Idle;
};

} // namespace callboard
