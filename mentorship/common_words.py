"""Words that two texts share without having anything in common: little words, and those of every mentoring.

In the languages that we read, without their accents. Nothing is decided here.
"""

from __future__ import annotations

# fmt: off
_WORDS = {
    "en": """
a about above after again all almost also always am an and another any anybody anyone anything are around as
at away back be became because become been before began begin being best better between big both but by came
can can't change come could couldn't day days did didn't do does doesn't doing done don't down during each
early else end enough even ever every everybody everyone everything far feel few find first five for forward
four from full get gets getting give given gives go goes going good got great had half happy has have having
he hear hello help helped helping helps her here hers hi him his hour hours how i i'd i'll i'm i've if in
instead interested into is isn't it it's its itself keep kind knew know known last late later learn least
left less let life like little live long look looking lot love made make makes making many may maybe me mean
mentee mentees mentor mentoring mentors might mine minutes moment month months more most move moved moving
much must my myself near need needs never new next no nobody nor not nothing now of off often old on once
one only onto or other others our out over own part people perhaps person place please put quite rather
really right said same say see seem set several shall she should since small so some somebody someone
something sometimes soon start started still such sure take taken takes talk ten than thank thanks that
that's the their them then there these they thing things think this those though thought three through till
time times to today together told too took toward towards tried try trying twelve twenty two under until up
upon us use used usually very want wanted wants was wasn't way ways we week weeks well went were what when
where whether which while who whole whom whose why will wish with within without won't word words work
worked working works would write writing year years yes yet you your yours
""",
    "de": """
aber alle als also am an auch auf aus bei bin bis da dann das dass dem den der des die dies diese doch du
durch ein eine einem einen einer eines er es etwas euch fur gerne gibt habe haben hat hatte helfe helfen ich
ihm ihn ihr im immer in ist ja jahre jahren jetzt kann kein keine konnen lange leben machen man mehr mein
meine mir mit mochte nach nicht noch nun nur ob oder ohne schon sehr sein seine seit sich sie sind so uber
um und uns unter viel vom von vor war was weil wenn wer werde werden wie wieder will wir wird wo zu zum zur
arbeite arbeit
""",
    "fr": """
ai au aux avec avoir c'est car ce ces cette comme dans de depuis des dont du elle en est et etait etre fait
faire il ils j'ai je la le les leur lui ma mais me mes moi mon ne nous ou par pas plus pour qu'il que qui sa
sans ses si son sont sur ta toujours travail tres tu un une vers vie voudrais vous ans annees aide aider
""",
    "es": """
al algo anos antes ayudar como con cual cuando de del desde donde dos el ella en entre era es esta este
estoy fue gusta ha hace hacer hasta hay he la las lo los mas me mi mis mucho muy nada ni no nos o para pero
poco por porque que quien quiero se ser si sin sobre solo son soy su sus tambien te tengo tiene todo trabajo
tu un una uno vida y ya yo
""",
    "nl": """
aan al alle als altijd bij daar dan dat de deze die dit doen door een en er graag had heb hebben heeft het
hier hij hoe ik in is ja jaar kan maar meer met mij mijn naar niet nog nu of om onder ons ook op over te tot
uit van veel voor waar was wat we wel werd werk wie wil worden zal ze zich zij zijn zo zou
""",
    "it": """
ad agli ai al alla anche anni anno aveva che chi ci come con cosa da dal dalla degli dei del della di dopo
dove e era essere fa fare gli ha hanno ho i il in io la le lei lo loro lui lavoro ma mi mia mio molto ne nei
nel nella non o per perche piu poi prima quando quello questo se sei si sono su sua suo tra tu un una uno
vita voglio vorrei
""",
    "pt": """
ao aos as ate com como da das de dela dele depois do dos e ela ele em entre era essa esse esta este eu foi
ha isso ja la lhe mais mas me mesmo meu minha muito na nao nas nem no nos o os ou para pela pelo por porque
quando que quem quero se sem ser seu sua so sou tambem te tem tenho trabalho tu um uma vida voce
""",
}
# These say nothing in a statement, either. No language is told by them: its neighbours have many, too.
_ALSO = {
    "de": """
abends allein allem allen alles andere anderem anderen anderer anderes anders anfang ausserdem austausch
austauschen bald begleite begleiten begleitung beide beiden beim bekomme bekommen bereich bereits beruf
beruflich berufliche beruflichen besonders besser besten bisher bitte bleiben brauche brauchen dabei dafur
daher dahin damals damit danach danke daran darauf daruber darum davon dazu dein deine denn deren derzeit
deshalb dessen diesem diesen dieser dieses dinge dort ebenfalls ebenso eher eigene eigenen eigener
eigentlich einander einfach einige einigen einiges einmal endlich erfahrung erfahrungen erst erste ersten
etwa fast finde finden frage fragen freue fruher ganz ganze ganzen gebe geben gegen gehe gehen geht
gelernt gemacht gemeinsam genau genug gerade gewesen geworden gern gross grosse grossen gruss grusse gut
gute guten guter hallo hatten herr hier hilfe hin hinter ihnen ihre ihrem ihren ihrer interesse
interessiere interessieren irgendwann jede jedem jeden jeder jedes jemand jemandem jemanden keinen kenne
kennen kennenlernen komme kommen konnte konnten lasse lassen leider lerne lernen letzten lieb liebe lieber
liebste liebsten mache manche manchmal meinem meinen meiner meines meist meisten meistens mensch menschen
mochten moglich moglichst momentan monat monate monaten muss mussen musste neben nehme nehmen neue neuen
neues nichts niemand nimmt oftmals paar person personen rat recht sagen schaffe schaffen schliesslich
schreibe schreiben seinem seinen seiner seitdem selber selbst sodass sogar solche sollen sollte sondern
sonst spater stehe stehen stelle stunde stunden suche suchen tage tagen thema themen tipps trotzdem unser
unsere unserem unseren unserer unterstutze unterstutzen unterstutzung unterwegs viele vielen vieles
vielleicht voll vollig voneinander vorher wahrend wann warum weg weise weiss weiter weitere weitergeben
welche welcher wenig wenige weniger werdet wichtig wirklich wissen wobei woche wochen wollen wollte worden
wunsche wunschen wurde wurden wusste zeit ziemlich zunachst zurzeit zusammen zwar zwei zwischen
""",
    "fr": """
accompagne accompagner afin ailleurs aime aimer aimerais ainsi alors apprendre apprends appris apres assez
aucun aucune aupres aussi autant autour autre autres avais avait avant avez avons beaucoup besoin bien
bientot bonjour bonne bonnes c'etait ceci cela celle celui ceux chacun chaque chez chose choses comment
compris conseil conseils contre cordialement d'abord d'autre d'autres d'etre d'un d'une debut dehors deja
demande derniere deux devenir dire dois doit donc donner echange echanger elles encore enfin ensemble
ensuite entre envie etais etant etes etions exemple experience experiences facon fais faite faites faut
fois font grand grande grands heure heures hier ici j'aimais j'aime j'aimerais j'aurais j'avais j'etais
j'habite jamais jeune jour jours jusqu'a juste l'aide l'autre l'envie l'on leurs loin longtemps lors
lorsque maintenant merci mettre mieux moins mois monde n'ai n'est nombreux nos notre nouveau nouveaux
nouvelle nouvelles parce parfois parler part partage partager partie passe passer pendant personne
personnes petit petite peut peux plaisir plusieurs plutot possible pourquoi pourrais pourrait pouvoir
premier premiere prendre pres presque propre puis puisque quand quel quelle quelles quelqu'un quelque
quelques quels question questions quoi rien s'est sais savoir selon semaine semaines sera serais serait
seul seule sinon soit sommes souhaite souhaiter souhaiterais souvent surtout tant temps tous tout toute
toutes travaille travailler trois trop trouve trouver vais venir veut veux voici voila voir votre vraiment
""",
    "es": """
acerca acompanar adelante ademas ahora alguien alguna algunas alguno algunos alla alli apoyar apoyo
aprender aprendi aprendo aquel aquella aqui aunque ayuda ayudan ayudo bien buen buena buenas bueno buenos
buscar busco cada casi claro compartir conmigo conocer consejo consejos cosa cosas creo cualquier cuanto
cuenta cuento dado darme debe debo decir dejar demas dentro desea deseo despues dias dice dicho ejemplo
ellas ellos empezar encanta encima entonces eran eres esas ese eso esos estaba estado estamos estan estar
estas estos experiencia experiencias forma fueron gente gracias gran grande grandes gustan gustaria haber
habia habido hacemos hacia haciendo haga hago hecho hemos hola hora horas igual incluso jamas junto juntos
justo largo libre llegar llevo luego manera mayor mejor mejorar menos mentora mentoria mentorias meses
mientras mios misma mismas mismo mismos momento momentos mucha muchas muchos nadie necesita necesito
ninguna nosotros nuestra nuestras nuestro nuestros nueva nuevas nuevo nuevos nunca otra otras otro otros
parte pasar persona personas poca pocos podemos poder podria podrian primer primera primero primeros
propia propias propio propios pueda puede pueden puedo pues quiere quieren quisiera sabe saber seguir
segun semana semanas sepa sera seria sido siempre siendo siento sigo sino sola solamente somos suelo suya
tampoco tanta tanto tarde tema temas tenemos tener tenia tenido tiempo tienen toda todas todavia todos
tomar trabaja trabajado trabajando trabajar trabaje tras tres usted ustedes vamos varias varios veces
venir verdad vivo volver
""",
}
# fmt: on
BY_LANGUAGE: dict[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _WORDS.items()}
COMMON: frozenset[str] = frozenset().union(
    *BY_LANGUAGE.values(), *(words.split() for words in _ALSO.values())
)
