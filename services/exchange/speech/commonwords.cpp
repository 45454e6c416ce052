#include "exchange/speech/commonwords.h"
#include "core/literals.h"

namespace callboard::exchange {

const QStringList &commonWords()
{
    static const QStringList words
        = u"the be to of and a in that have i it for not on with he as you do at this but his by from they we say her "
          "she or an will my one all would there their what so up out if about who get which go me when make can like "
          "time no just him know take people into year your good some could them see other than then now look only "
          "come "
          "its over think also back after use two how our work first well way even new want because any these give day "
          "most us is are was were had has did been am please thank thanks okay hello hi bye sorry really maybe "
          "something nothing somebody call phone number name help need speak talk tell hear wait hold minute today "
          "tomorrow yesterday morning evening night week month monday friday sunday home house car money pay buy order "
          "problem question answer right left old great little big long much many very here where why three four five "
          "six seven eight nine ten yes yeah don't can't i'm it's never always again still should said says going got "
          "let thing things weather dinner children water food love world life man woman friend school city street "
          "door table room book music game story family mother father brother sister"_s.split(u' ');
    return words;
}

const QSet<QString> &carrierWords()
{
    static const QSet<QString> words = [] {
        const QStringList list
            = u"i i'm i'd a an the to my me we you it is would will want need like have can could please "
              "thank thanks yes okay hello hi um uh well so just with for"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

} // namespace callboard::exchange
