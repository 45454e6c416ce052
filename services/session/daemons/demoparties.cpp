// What the demonstration's people say and do.
#include "core/literals.h"
#include "session/daemons/demoshift.h"
#include <QJsonObject>
#include <QRegularExpression>

namespace callboard {

namespace {
QJsonObject step(const QString &what)
{
    return {{u"do"_s, what}};
}

QJsonObject lasting(const QString &what, double seconds)
{
    return {{u"do"_s, what}, {u"seconds"_s, seconds}};
}

QJsonObject say(const QString &text)
{
    return {{u"do"_s, u"say"_s}, {u"text"_s, text}};
}

QJsonObject press(const QString &tones)
{
    return {{u"do"_s, u"dtmf"_s}, {u"tones"_s, tones}};
}

/// Until the other side has spoken; who hears nothing goes on after the time.
QJsonObject listen(double seconds)
{
    return lasting(u"waitForSpeech"_s, seconds);
}

/// Rings so long, is in the call, and takes a breath before the first words.
QJsonArray answers(int ringSeconds, const QJsonArray &talk)
{
    QJsonArray script{lasting(u"ring"_s, ringSeconds), step(u"answer"_s), lasting(u"wait"_s, 0.8)};
    for (const QJsonValue &part : talk)
        script.append(part);
    return script;
}

QJsonArray rejects(const QString &reason)
{
    return {lasting(u"ring"_s, 1), QJsonObject{{u"do"_s, u"reject"_s}, {u"reason"_s, reason}}};
}

QJsonArray aboutAnInvoice()
{
    return answers(1,
                   {say(u"Hello, this is Lee Wong. I have a question about my last invoice."_s), listen(20),
                    say(u"The amount is wrong. My customer number is four two one."_s), listen(30), press(u"421#"_s),
                    say(u"Please connect me to the billing department."_s), listen(60),
                    say(u"Thank you very much for your help."_s)});
}

QJsonArray aboutADelivery()
{
    return answers(1,
                   {say(u"Hi, this is Roy Diaz. My order has not arrived yet."_s), listen(20),
                    say(u"I will type in my order number."_s), press(u"7391#"_s), listen(40),
                    say(u"When will the delivery arrive?"_s), listen(60),
                    say(u"Friday morning is fine. Thank you."_s)});
}

QJsonArray aboutASubscription()
{
    return answers(2,
                   {say(u"Good morning. I would like to cancel my subscription."_s), listen(30), press(u"1"_s),
                    say(u"Yes, please cancel it today."_s), listen(60), say(u"Thank you. Have a nice day."_s)});
}

/// What agents often say, so that it is understood too.
QStringList agentPhrases()
{
    return {u"thank you for calling customer service"_s,
            u"how may i help you today"_s,
            u"may i have your customer number please"_s,
            u"please enter your order number"_s,
            u"please press one to confirm"_s,
            u"please stay on the line"_s,
            u"i will put you on hold for a moment"_s,
            u"i will transfer you to the billing department"_s,
            u"your order will arrive on friday morning"_s,
            u"your subscription has been cancelled"_s,
            u"is there anything else i can do for you"_s,
            u"thank you and goodbye"_s};
}
} // namespace

QString demoLine()
{
    return u"+18005550100"_s;
}

QList<DemoParty> demoParties()
{
    return {
        {u"4:+14255550123"_s, u"Lee Wong"_s, aboutAnInvoice(), true},
        {u"4:+14255550124"_s, u"Roy Diaz"_s, aboutADelivery(), true},
        {u"4:+442079460000"_s, u"Eva Novak"_s, aboutASubscription(), true},
        {u"4:+14255550130"_s, u"Ana Reyes (billing expert)"_s,
         answers(1,
                 {say(u"Billing department, this is Ana. How may I help you?"_s), listen(60),
                  say(u"I will look into it."_s)}),
         false},
        {u"4:+14255550131"_s, u"Omar Haddad (always busy)"_s, rejects(u"busy"_s), false},
        {u"4:+14255550132"_s, u"Pia Stein (declines)"_s, rejects(u"declined"_s), false},
        {u"4:+14255550133"_s, u"Jo Tran (never answers)"_s, {step(u"ignore"_s)}, false},
        {u"8:acs:00000000-0000-4000-8000-000000000001_00000000-0000-4000-8000-000000000011"_s, u"Kim Park"_s,
         answers(1, {say(u"Hello, Kim speaking. What can I do for you?"_s)}), false},
    };
}

QStringList demoPhrases()
{
    static const QRegularExpression EndOfSentence(u"[.?!]"_s);
    QStringList phrases = agentPhrases();
    for (const DemoParty &party : demoParties()) {
        for (const QJsonValue &part : party.script) {
            for (const QString &sentence : part[u"text"].toString().split(EndOfSentence, Qt::SkipEmptyParts))
                phrases.append(sentence.trimmed());
        }
    }
    return phrases;
}

} // namespace callboard
