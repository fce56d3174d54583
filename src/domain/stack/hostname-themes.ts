const words = (list: string) => list.split(' ');

/** The themes of the API, each with the names that it hands out in this order. */
export const HOSTNAME_THEMES: Readonly<Record<string, readonly string[]>> = {
  /** No names of its own: the layer's short name and a number. */
  Layer_Dependent: [],
  Baked_Goods: words(
    'bagel baguette biscuit brioche brownie cake ciabatta cookie croissant cupcake danish doughnut eclair focaccia muffin pancake pie pita pretzel scone strudel tart waffle',
  ),
  Clouds: words(
    'altocumulus altostratus arcus cirrocumulus cirrostratus cirrus cumulonimbus cumulus incus lenticularis mammatus nimbostratus nimbus pileus stratocumulus stratus undulatus virga',
  ),
  Europe_Cities: words(
    'amsterdam athens barcelona belgrade berlin bern bratislava brussels bucharest budapest copenhagen dublin hamburg helsinki lisbon ljubljana london luxembourg madrid milan munich oslo paris prague riga rome sofia stockholm tallinn vienna vilnius warsaw zagreb zurich',
  ),
  Fruits: words(
    'apple apricot banana blackberry blueberry cherry coconut cranberry date fig grape grapefruit guava kiwi lemon lime lychee mango melon nectarine orange papaya peach pear pineapple plum pomegranate quince raspberry strawberry tangerine watermelon',
  ),
  Greek_Deities_and_Titans: words(
    'aphrodite apollo ares artemis asteria athena atlas coeus crius cronus demeter dione dionysus eos epimetheus eros hades hebe hecate helios hephaestus hera hermes hestia hyperion hypnos iapetus leto mnemosyne nike oceanus pan persephone phoebe poseidon prometheus rhea selene tethys thanatos theia themis zeus',
  ),
  Legendary_creatures_from_Japan: words(
    'akaname amabie baku bakeneko daidarabotchi futakuchi-onna gashadokuro inugami itsumade jorogumo kamaitachi kappa karakasa kirin kitsune kodama komainu mujina nekomata noppera-bo nue nurikabe oni raiju rokurokubi shachihoko tanuki tengu tsuchigumo tsukumogami yamauba yuki-onna',
  ),
  Planets_and_Moons: words(
    'mercury venus earth mars jupiter saturn uranus neptune ariel callisto charon deimos dione enceladus europa ganymede hyperion iapetus io mimas miranda moon nereid oberon phobos phoebe proteus rhea tethys titan titania triton umbriel',
  ),
  Roman_Deities: words(
    'apollo aurora bacchus bellona ceres concordia cupid diana fauna faunus flora fortuna janus juno jupiter justitia juventas liber luna maia mars mercury minerva mithras neptune ops pax pluto pomona proserpina quirinus saturn silvanus sol terra tellus venus vesta victoria vulcan',
  ),
  Scottish_Islands: words(
    'arran barra benbecula bressay bute coll colonsay eigg eriskay fair fetlar flotta foula gigha harris hoy iona islay jura kerrera lewis lismore luing mull muck raasay rousay rum sanday scalpay shapinsay skye staffa stronsay tiree ulva unst vatersay westray yell',
  ),
  US_Cities: words(
    'albuquerque atlanta austin baltimore boston charlotte chicago cleveland columbus dallas denver detroit houston indianapolis jacksonville memphis miami milwaukee minneapolis nashville oakland omaha philadelphia phoenix pittsburgh portland raleigh sacramento seattle tampa tucson tulsa',
  ),
  Wild_Cats: words(
    'bobcat caracal cheetah cougar jaguar jaguarundi kodkod leopard lion lynx manul margay ocelot oncilla panther puma serval tiger wildcat',
  ),
};
