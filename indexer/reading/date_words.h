#pragma once

#include <array>
#include <string_view>

namespace news::reading {

/// Names of months and their usual short forms, folded, in the languages that detect_language knows and a
/// few.
inline constexpr std::array<std::string_view, 12> kMonthNames = {
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari tammikuu "
    "tammikuuta stycznia styczeń ledna leden ianuarie ocak január января январь січня січень "
    "януари янв січ ιανουαρίου ιανουάριος gener janvāris يناير ינואר जनवरी oca",
    "february feb februar feber février févr fév febrero febbraio fevereiro fev februari "
    "helmikuu helmikuuta lutego luty února únor februarie şubat február февраля февраль лютого "
    "лютий февруари фев лют φεβρουαρίου φεβρουάριος febrer فبراير شباط פברואר फरवरी şub",
    "march mar märz mrz mars marzo março maart mrt maaliskuu maaliskuuta marca marzec března "
    "březen martie mart március марта март березня березень мар бер μαρτίου μάρτιος marts març "
    "maret mär مارس آذار מרץ मार्च",
    "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecień dubna duben "
    "aprilie nisan április апреля апрель квітня квітень април апр кві απριλίου απρίλιος أبريل "
    "إبريل ابريل نيسان אפריל अप्रैल nis",
    "may mai maj mayo maggio mag maio mei toukokuu toukokuuta maja května květen mayıs május "
    "мая май травня травень тра μαΐου μάιος maig مايو أيار מאי मई",
    "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwca czerwiec června červen "
    "iunie haziran június июня июнь червня червень юни июн чер ιουνίου ιούνιος juny يونيو يونيه "
    "حزيران יוני जून haz",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipca lipiec "
    "července červenec iulie temmuz július июля июль липня липень юли июл лип ιουλίου ιούλιος "
    "juliol يوليو يوليه تموز יולי जुलाई tem",
    "august aug août agosto ago augusti augustus elokuu elokuuta sierpnia sierpień srpna srpen "
    "ağustos augusztus августа август серпня серпень авг сер αυγούστου αύγουστος agost agustus "
    "أغسطس اغسطس آب אוגוסט अगस्त ağu",
    "september sept sep septembre septiembre settembre set setembro syyskuu syyskuuta września "
    "wrzesień září septembrie eylül szeptember сентября сентябрь вересня вересень септември сен "
    "сент вер σεπτεμβρίου σεπτέμβριος setembre سبتمبر أيلول ספטמבר सितंबर eyl",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta "
    "października październik října říjen octombrie ekim október октября октябрь жовтня жовтень "
    "октомври окт жов οκτωβρίου οκτώβριος أكتوبر اكتوبر אוקטובר अक्टूबर eki",
    "november nov novembre noviembre novembro marraskuu marraskuuta listopada listopad "
    "listopadu noiembrie kasım ноября ноябрь листопада листопад ноември ноя лис νοεμβρίου "
    "νοέμβριος نوفمبر נובמבר नवंबर kas",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des "
    "joulukuu joulukuuta grudnia grudzień prosince prosinec decembrie aralık декабря декабрь "
    "грудня грудень декември дек гру δεκεμβρίου δεκέμβριος desembre ديسمبر דצמבר दिसंबर ara"};

inline constexpr std::string_view kWeekdayNames =
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
    "domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta feira "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag onsdag torsdag fredag lördag "
    "söndag "
    "mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle "
    "понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця "
    "субота неділя pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz "
    "الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت";

}  // namespace news::reading
